package io.breakwater.execution.audit.chain.jdbc;

import io.breakwater.execution.audit.EventPosition;
import io.breakwater.execution.audit.chain.CanonicalEvent;
import io.breakwater.execution.audit.chain.ChainCheck;
import io.breakwater.execution.audit.chain.ChainLink;
import io.breakwater.execution.audit.chain.Hash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks through chain and log for what a wrong row may be. In the running transaction. */
final class JdbcSuspects implements ChainCheck.Suspects {
  private static final int PAGE = 2_000;

  private final JdbcClient jdbc;

  JdbcSuspects(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public OptionalLong continuing(Hash hash) {
    Optional<Long> sequence =
        jdbc.sql("select sequence from audit where previous_hash = :hash limit 1")
            .param("hash", hash.bytes())
            .query((row, number) -> row.getLong("sequence"))
            .optional();
    return sequence.isPresent() ? OptionalLong.of(sequence.get()) : OptionalLong.empty();
  }

  @Override
  public boolean isAnothers(ChainLink link) {
    long after = 0;
    List<CanonicalEvent> page = events(after);
    while (!page.isEmpty()) {
      for (CanonicalEvent other : page) {
        if (link.isOf(other)) {
          return true;
        }
      }
      after = page.getLast().sequence();
      page = events(after);
    }
    return false;
  }

  /** By position, because the log is chained by it. */
  @Override
  public OptionalLong unchained() {
    Optional<EventPosition> last = lastChained();
    EventPosition after = EventPosition.START;
    boolean found = false;
    List<Placed> page = last.isEmpty() ? List.of() : placed(after, last.get());
    while (!page.isEmpty()) {
      for (Placed event : page) {
        found |= event.place == 0;
        if (found && event.place > 0) {
          return OptionalLong.of(event.place);
        }
      }
      after = page.getLast().position;
      page = placed(after, last.get());
    }
    return OptionalLong.empty();
  }

  private Optional<EventPosition> lastChained() {
    return jdbc.sql(
            """
            select e.transaction::text as transaction, e.sequence from audit a
            join event e on e.sequence = a.event_sequence order by a.sequence desc limit 1
            """)
        .query((row, number) -> position(row))
        .optional();
  }

  private List<Placed> placed(EventPosition after, EventPosition last) {
    return jdbc.sql(
            """
            select e.transaction::text as transaction, e.sequence, coalesce(a.sequence, 0) as place
            from (select transaction, sequence from event
                where (transaction, sequence) > (cast(:transaction as xid8), :sequence)
                  and (transaction, sequence) <= (cast(:lastTransaction as xid8), :lastSequence)
                order by transaction, sequence limit :limit) e
            left join audit a on a.event_sequence = e.sequence
            order by e.transaction, e.sequence
            """)
        .param("transaction", Long.toString(after.transaction()))
        .param("sequence", after.sequence())
        .param("lastTransaction", Long.toString(last.transaction()))
        .param("lastSequence", last.sequence())
        .param("limit", PAGE)
        .query((row, number) -> new Placed(position(row), row.getLong("place")))
        .list();
  }

  private static EventPosition position(ResultSet row) throws SQLException {
    return new EventPosition(Long.parseLong(row.getString("transaction")), row.getLong("sequence"));
  }

  private List<CanonicalEvent> events(long after) {
    return jdbc.sql(
            "select"
                + ChainRows.CANONICAL
                + "from event e where e.sequence > :after order by e.sequence limit :limit")
        .param("after", after)
        .param("limit", PAGE)
        .query(ChainRows::event)
        .list();
  }

  /** An event and its row in the chain; 0 where it has none. */
  private record Placed(EventPosition position, long place) {}
}
