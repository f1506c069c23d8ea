package io.breakwater.execution.audit.chain.jdbc;

import io.breakwater.boot.jdbc.PoolTransactions;
import io.breakwater.execution.audit.EventCursors;
import io.breakwater.execution.audit.EventPosition;
import io.breakwater.execution.audit.EventStream;
import io.breakwater.execution.audit.RecordedEvent;
import io.breakwater.execution.audit.chain.AuditChain;
import io.breakwater.execution.audit.chain.CanonicalEvent;
import io.breakwater.execution.audit.chain.ChainCheck;
import io.breakwater.execution.audit.chain.ChainLink;
import io.breakwater.execution.audit.chain.ExtendChain;
import io.breakwater.execution.audit.chain.Hash;
import io.breakwater.execution.audit.chain.Verification;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The chain as rows beside the log. Its writer holds the cursor's row and the head's, so two
 * writers go one after the other; the cursor refuses the late one. Thread-safe.
 */
public final class JdbcAuditChain implements AuditChain {
  private static final int PAGE = 2_000;

  private final JdbcTemplate template;
  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final TransactionOperations snapshot;
  private final EventStream events;
  private final EventCursors cursors;

  public JdbcAuditChain(
      JdbcTemplate template,
      PlatformTransactionManager transactions,
      EventStream events,
      EventCursors cursors) {
    this.template = template;
    this.jdbc = JdbcClient.create(template);
    this.transactions = new PoolTransactions(transactions);
    this.snapshot = PoolTransactions.snapshots(transactions);
    this.events = events;
    this.cursors = cursors;
  }

  @Override
  public OptionalInt extend(long token, int atMost) {
    return Objects.requireNonNull(
        transactions.execute(_ -> {
          Optional<EventPosition> position =
              cursors.claim(ExtendChain.LEASE, token, EventPosition.START);
          return position.isEmpty()
              ? OptionalInt.empty()
              : OptionalInt.of(append(events.after(position.get(), atMost)));
        }));
  }

  @Override
  public Verification verify() {
    return Objects.requireNonNull(snapshot.execute(_ -> verifyInSnapshot()));
  }

  @Override
  public Duration lag() {
    EventPosition position = cursors.find(ExtendChain.LEASE).orElse(EventPosition.START);
    long millis =
        jdbc.sql(
                """
                select coalesce((
                    select greatest(extract(epoch from clock_timestamp() - recorded_at) * 1000, 0)
                    from event
                    where (transaction, sequence) > (cast(:transaction as xid8), :sequence)
                    order by transaction, sequence limit 1), 0)
                """)
            .param("transaction", Long.toString(position.transaction()))
            .param("sequence", position.sequence())
            .query(Long.class)
            .single();
    return Duration.ofMillis(millis);
  }

  private int append(List<RecordedEvent> page) {
    if (page.isEmpty()) {
      return 0;
    }
    Map<Long, CanonicalEvent> canonical = canonical(page);
    Head head =
        jdbc.sql("select sequence, hash from audit_head for update").query(Head::of).single();
    List<Object[]> rows = new ArrayList<>(page.size());
    for (RecordedEvent event : page) {
      Hash hash =
          Hash.of(
              Objects.requireNonNull(canonical.get(event.sequence())).hashAfter(head.hash.bytes()));
      rows.add(new Object[] {head.sequence + 1, event.sequence(), head.hash.bytes(), hash.bytes()});
      head = new Head(head.sequence + 1, hash);
    }
    template.batchUpdate(
        "insert into audit (sequence, event_sequence, previous_hash, hash) values (?, ?, ?, ?)",
        rows);
    jdbc.sql("update audit_head set sequence = :sequence, hash = :hash")
        .param("sequence", head.sequence)
        .param("hash", head.hash.bytes())
        .update();
    cursors.advance(ExtendChain.LEASE, page.getLast().position());
    return page.size();
  }

  private Map<Long, CanonicalEvent> canonical(List<RecordedEvent> page) {
    return jdbc
        .sql("select" + ChainRows.CANONICAL + "from event e where e.sequence in (:sequences)")
        .param("sequences", page.stream().map(RecordedEvent::sequence).toList())
        .query(ChainRows::event)
        .list()
        .stream()
        .collect(Collectors.toMap(CanonicalEvent::sequence, Function.identity()));
  }

  private Verification verifyInSnapshot() {
    Head head = jdbc.sql("select sequence, hash from audit_head").query(Head::of).single();
    var check = new ChainCheck(new JdbcSuspects(jdbc));
    long after = 0;
    List<ChainLink> page = links(after);
    while (!page.isEmpty()) {
      page.forEach(check::next);
      after = page.getLast().sequence();
      page = links(after);
    }
    return check.end(head.sequence, head.hash);
  }

  private List<ChainLink> links(long after) {
    return jdbc.sql(
            "select a.sequence as place, a.event_sequence, a.previous_hash, a.hash,"
                + ChainRows.CANONICAL
                + """
                from (select * from audit where sequence > :after order by sequence limit :limit) a
                left join event e on e.sequence = a.event_sequence
                order by a.sequence
                """)
        .param("after", after)
        .param("limit", PAGE)
        .query(ChainRows::link)
        .list();
  }

  /** The last row of the chain, as the head has it. */
  private record Head(long sequence, Hash hash) {
    static Head of(ResultSet row, int number) throws SQLException {
      return new Head(row.getLong("sequence"), Hash.of(row.getBytes("hash")));
    }
  }
}
