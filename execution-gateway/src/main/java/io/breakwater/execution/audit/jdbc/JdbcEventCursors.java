package io.breakwater.execution.audit.jdbc;

import io.breakwater.execution.audit.EventCursors;
import io.breakwater.execution.audit.EventPosition;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Keeps each cursor in a row. Thread-safe. */
public final class JdbcEventCursors implements EventCursors {
  private final JdbcClient jdbc;

  public JdbcEventCursors(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<EventPosition> find(String name) {
    return jdbc.sql("select transaction, sequence from event_cursor where name = :name")
        .param("name", name)
        .query(JdbcEventStream::position)
        .optional();
  }

  @Override
  public Optional<EventPosition> claim(String name, long token, EventPosition ifNew) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("a cursor is claimed in a transaction, name=" + name);
    }
    jdbc.sql(
            """
            insert into event_cursor (name, transaction, sequence)
            values (:name, cast(:transaction as xid8), :sequence)
            on conflict (name) do nothing
            """)
        .param("name", name)
        .param("transaction", Long.toString(ifNew.transaction()))
        .param("sequence", ifNew.sequence())
        .update();
    return jdbc.sql(
            """
            update event_cursor set token = :token where name = :name and token <= :token
            returning transaction, sequence
            """)
        .param("name", name)
        .param("token", token)
        .query(JdbcEventStream::position)
        .optional();
  }

  @Override
  public void advance(String name, EventPosition to) {
    int moved =
        jdbc.sql(
                """
                update event_cursor
                set transaction = cast(:transaction as xid8), sequence = :sequence
                where name = :name
                  and (transaction, sequence) < (cast(:transaction as xid8), :sequence)
                """)
            .param("name", name)
            .param("transaction", Long.toString(to.transaction()))
            .param("sequence", to.sequence())
            .update();
    if (moved != 1) {
      throw new IllegalArgumentException(
          "a cursor moves forward only, name=%s to=%s".formatted(name, to));
    }
  }
}
