package io.breakwater.execution.audit.jdbc;

import static java.time.ZoneOffset.UTC;

import io.breakwater.execution.audit.Event;
import io.breakwater.execution.audit.EventLog;
import io.breakwater.execution.audit.RecordedEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Appends to and reads from the table {@code event}.
 *
 * <p>A transaction has its id from its first write, which may come before it waits for the lock on
 * a subject; so the later of two writers may have the smaller id. An event therefore takes the
 * larger of its writer's and that of the subject's event before it. Thread-safe.
 */
public final class JdbcEventLog implements EventLog {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

  private final JdbcClient jdbc;

  public JdbcEventLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void append(Event event) {
    jdbc.sql(
            """
            insert into event (type, subject_kind, subject_id, actor, at, details, transaction)
            values (:type, :kind, :id, :actor, :at, :details::jsonb,
                greatest(pg_current_xact_id(), (
                    select transaction from event
                    where subject_kind = :kind and subject_id = :id
                    order by sequence desc limit 1)))
            """)
        .param("type", event.type())
        .param("kind", event.subject().kind())
        .param("id", event.subject().id())
        .param("actor", event.actor())
        .param("at", event.at().atOffset(UTC))
        .param("details", JSON.writeValueAsString(event.details()))
        .update();
  }

  @Override
  public List<RecordedEvent> of(Event.Subject subject) {
    return jdbc.sql(
            """
            select sequence, transaction, type, subject_kind, subject_id, actor, at, recorded_at, details
            from event where subject_kind = :kind and subject_id = :id
            order by sequence limit 1000
            """)
        .param("kind", subject.kind())
        .param("id", subject.id())
        .query(JdbcEventLog::recorded)
        .list();
  }

  static RecordedEvent recorded(ResultSet row, int number) throws SQLException {
    var event =
        new Event(
            row.getString("type"),
            new Event.Subject(row.getString("subject_kind"), row.getString("subject_id")),
            row.getString("actor"),
            row.getObject("at", OffsetDateTime.class).toInstant(),
            JSON.readValue(row.getString("details"), DETAILS));
    return new RecordedEvent(
        JdbcEventStream.positionOf(row),
        event,
        row.getObject("recorded_at", OffsetDateTime.class).toInstant());
  }
}
