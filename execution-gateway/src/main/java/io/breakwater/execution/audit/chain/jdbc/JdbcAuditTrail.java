package io.breakwater.execution.audit.chain.jdbc;

import static java.time.ZoneOffset.UTC;

import io.breakwater.execution.audit.chain.AuditTrail;
import io.breakwater.execution.audit.chain.Hash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads chain and log together. Thread-safe. */
public final class JdbcAuditTrail implements AuditTrail {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

  private final JdbcClient jdbc;

  public JdbcAuditTrail(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Entry> entries(Filter filter, long before, int limit) {
    return jdbc.sql(
            """
            select a.sequence, a.event_sequence, a.hash, e.type, e.subject_kind, e.subject_id, e.actor,
                e.at, e.recorded_at, e.details
            from audit a join event e on e.sequence = a.event_sequence
            where a.sequence < :before
              and (:type::text is null or e.type = :type)
              and (:kind::text is null or e.subject_kind = :kind)
              and (:id::text is null or e.subject_id = :id)
              and (:actor::text is null or e.actor = :actor)
              and (:from::timestamptz is null or e.at >= :from::timestamptz)
              and (:to::timestamptz is null or e.at < :to::timestamptz)
            order by a.sequence desc limit :limit
            """)
        .param("before", before)
        .param("type", filter.type())
        .param("kind", filter.subjectKind())
        .param("id", filter.subjectId())
        .param("actor", filter.actor())
        .param("from", atUtc(filter.from()))
        .param("to", atUtc(filter.to()))
        .param("limit", limit)
        .query(JdbcAuditTrail::entry)
        .list();
  }

  private static @Nullable OffsetDateTime atUtc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(UTC);
  }

  private static Entry entry(ResultSet row, int number) throws SQLException {
    return new Entry(
        row.getLong("sequence"),
        row.getLong("event_sequence"),
        row.getString("type"),
        row.getString("subject_kind"),
        row.getString("subject_id"),
        row.getString("actor"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
        JSON.readValue(row.getString("details"), DETAILS),
        Hash.of(row.getBytes("hash")));
  }
}
