package io.breakwater.execution.audit.jdbc;

import io.breakwater.execution.audit.EventPosition;
import io.breakwater.execution.audit.EventStream;
import io.breakwater.execution.audit.RecordedEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the table {@code event} by transaction and sequence, up to the oldest transaction that is
 * still running. Thread-safe.
 */
public final class JdbcEventStream implements EventStream {
  private final JdbcClient jdbc;

  public JdbcEventStream(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<RecordedEvent> after(EventPosition position, int limit) {
    return jdbc.sql(
            """
            select sequence, transaction, type, subject_kind, subject_id, actor, at, recorded_at, details
            from event
            where (transaction, sequence) > (cast(:transaction as xid8), :sequence)
              and transaction < pg_snapshot_xmin(pg_current_snapshot())
            order by transaction, sequence limit :limit
            """)
        .param("transaction", Long.toString(position.transaction()))
        .param("sequence", position.sequence())
        .param("limit", limit)
        .query(JdbcEventLog::recorded)
        .list();
  }

  @Override
  public Optional<EventPosition> find(long sequence) {
    return jdbc.sql("select transaction, sequence from event where sequence = :sequence")
        .param("sequence", sequence)
        .query(JdbcEventStream::position)
        .optional();
  }

  @Override
  public EventPosition end() {
    return jdbc.sql(
            """
            select transaction, sequence from event
            where transaction < pg_snapshot_xmin(pg_current_snapshot())
            order by transaction desc, sequence desc limit 1
            """)
        .query(JdbcEventStream::position)
        .optional()
        .orElse(EventPosition.START);
  }

  @Override
  public Duration oldestUnsettled() {
    long millis =
        jdbc.sql(
                """
                select coalesce(greatest(extract(epoch from clock_timestamp() - min(recorded_at)) * 1000, 0), 0)
                from event where transaction >= pg_snapshot_xmin(pg_current_snapshot())
                """)
            .query(Long.class)
            .single();
    return Duration.ofMillis(millis);
  }

  static EventPosition positionOf(ResultSet row) throws SQLException {
    return new EventPosition(Long.parseLong(row.getString("transaction")), row.getLong("sequence"));
  }

  static EventPosition position(ResultSet row, int number) throws SQLException {
    return positionOf(row);
  }
}
