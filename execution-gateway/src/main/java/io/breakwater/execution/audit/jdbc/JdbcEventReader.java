package io.breakwater.execution.audit.jdbc;

import io.breakwater.execution.audit.Event;
import io.breakwater.execution.audit.EventReader;
import io.breakwater.execution.audit.RecordedEvent;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the table {@code event}. Thread-safe. */
public final class JdbcEventReader implements EventReader {
  private final JdbcClient jdbc;

  public JdbcEventReader(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<RecordedEvent> of(Event.Subject subject, long after, int limit) {
    return jdbc.sql(
            """
            select sequence, transaction, type, subject_kind, subject_id, actor, at, recorded_at, details
            from event where subject_kind = :kind and subject_id = :id and sequence > :after
            order by sequence limit :limit
            """)
        .param("kind", subject.kind())
        .param("id", subject.id())
        .param("after", after)
        .param("limit", limit)
        .query(JdbcEventLog::recorded)
        .list();
  }
}
