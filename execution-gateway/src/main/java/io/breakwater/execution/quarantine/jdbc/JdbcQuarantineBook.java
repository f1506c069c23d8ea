package io.breakwater.execution.quarantine.jdbc;

import static java.time.ZoneOffset.UTC;

import io.breakwater.execution.audit.Event;
import io.breakwater.execution.audit.EventLog;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.quarantine.DifferenceKind;
import io.breakwater.execution.quarantine.Ground;
import io.breakwater.execution.quarantine.QuarantineBook;
import io.breakwater.execution.risk.Quarantine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Keeps quarantine in a table, each change with its event. Its rows are the last that a transaction
 * takes, after an order's and a position's. Thread-safe.
 */
public final class JdbcQuarantineBook implements QuarantineBook, Quarantine {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcQuarantineBook.class);
  private static final String GATEWAY = "gateway";
  private static final String COLUMNS =
      " symbol, kind, subject, extent, state, opened_at, released_by, release_reason ";
  private static final String OF_TOPIC =
      " account = :account and symbol = :symbol and kind = :kind and subject = :subject ";

  private final JdbcClient jdbc;
  private final String account;
  private final TransactionOperations transactions;
  private final EventLog events;
  private final InstantSource marketTime;

  public JdbcQuarantineBook(
      JdbcClient jdbc,
      String account,
      TransactionOperations transactions,
      EventLog events,
      InstantSource marketTime) {
    this.jdbc = jdbc;
    this.account = account;
    this.transactions = transactions;
    this.events = events;
    this.marketTime = marketTime;
  }

  @Override
  public Optional<String> reasonFor(String symbol) {
    return jdbc.sql(
            """
            select kind from quarantine
            where account = :account and symbol = :symbol and state = 'OPEN'
            order by quarantine_id limit 1
            """)
        .param("account", account)
        .param("symbol", symbol)
        .query(String.class)
        .optional();
  }

  @Override
  public State open(Ground ground) {
    return inTransaction(() -> {
      Optional<String> before = stateOf(ground.topic());
      String now = write(ground);
      if (now.equals(State.OPEN.name()) && !before.equals(Optional.of(State.OPEN.name()))) {
        LOG.atError()
            .addKeyValue("symbol", ground.symbol())
            .addKeyValue("kind", ground.kind())
            .addKeyValue("subject", ground.subject())
            .addKeyValue("extent", ground.extent())
            .log("symbol put into quarantine");
        append("quarantine.opened", GATEWAY, ground, Map.of());
      }
      return State.valueOf(now);
    });
  }

  /** Another extent is another difference: what an operator has accepted of it does not hold. */
  private String write(Ground ground) {
    return ofTopic(
            jdbc.sql(
                """
                insert into quarantine as known (account, symbol, kind, subject, extent, state,
                    opened_at, changed_at)
                values (:account, :symbol, :kind, :subject, :extent, 'OPEN', :now, :now)
                on conflict (account, symbol, kind, subject) where state in ('OPEN', 'RELEASED')
                do update set extent = excluded.extent,
                    state = case when known.extent = excluded.extent then known.state else 'OPEN' end,
                    changed_at = case when known.extent = excluded.extent then known.changed_at
                        else excluded.changed_at end,
                    released_by = case when known.extent = excluded.extent
                        then known.released_by end,
                    release_reason = case when known.extent = excluded.extent
                        then known.release_reason end
                returning state
                """),
            ground.topic())
        .param("extent", ground.extent())
        .param("now", now())
        .query(String.class)
        .single();
  }

  @Override
  public void agree(Ground.Topic topic) {
    inTransaction(() -> {
      ofTopic(
              jdbc.sql(
                  "update quarantine set state = 'AGREED', changed_at = :now where"
                      + OF_TOPIC
                      + "and state in ('OPEN', 'RELEASED') returning"
                      + COLUMNS),
              topic)
          .param("now", now())
          .query(JdbcQuarantineBook::entry)
          .list()
          .forEach(entry -> append("quarantine.agreed", GATEWAY, entry.ground(), Map.of()));
      return topic;
    });
  }

  @Override
  public List<Entry> standing() {
    return jdbc.sql(
            "select"
                + COLUMNS
                + """
                from quarantine where account = :account and state in ('OPEN', 'RELEASED')
                order by symbol, quarantine_id limit 10000
                """)
        .param("account", account)
        .query(JdbcQuarantineBook::entry)
        .list();
  }

  @Override
  public List<Entry> release(Symbol symbol, String reason, String actor) {
    return inTransaction(() -> {
      List<Entry> released =
          jdbc.sql(
                  """
                  update quarantine set state = 'RELEASED', changed_at = :now, released_by = :actor,
                      release_reason = :reason
                  where account = :account and symbol = :symbol and state = 'OPEN'
                  returning
                  """
                      + COLUMNS)
              .param("now", now())
              .param("actor", actor)
              .param("reason", reason)
              .param("account", account)
              .param("symbol", symbol.value())
              .query(JdbcQuarantineBook::entry)
              .list();
      released.forEach(
          entry -> append("quarantine.released", actor, entry.ground(), Map.of("reason", reason)));
      return released;
    });
  }

  private Optional<String> stateOf(Ground.Topic topic) {
    return ofTopic(
            jdbc.sql(
                "select state from quarantine where"
                    + OF_TOPIC
                    + "and state in ('OPEN', 'RELEASED') for update"),
            topic)
        .query(String.class)
        .optional();
  }

  private StatementSpec ofTopic(StatementSpec statement, Ground.Topic topic) {
    return statement
        .param("account", account)
        .param("symbol", topic.symbol().value())
        .param("kind", topic.kind().name())
        .param("subject", topic.subject());
  }

  private void append(String type, String actor, Ground ground, Map<String, String> more) {
    Map<String, String> details = new LinkedHashMap<>(more);
    details.put("kind", ground.kind().name());
    details.put("subject", ground.subject());
    details.put("extent", ground.extent());
    events.append(
        new Event(
            type,
            new Event.Subject("symbol", ground.symbol().value()),
            actor,
            marketTime.instant(),
            details));
  }

  private OffsetDateTime now() {
    return marketTime.instant().atOffset(UTC);
  }

  private <T> T inTransaction(Work<T> work) {
    return Objects.requireNonNull(transactions.execute(_ -> work.run()));
  }

  private static Entry entry(ResultSet row, int number) throws SQLException {
    return new Entry(
        new Ground(
            new Symbol(row.getString("symbol")),
            DifferenceKind.valueOf(row.getString("kind")),
            row.getString("subject"),
            row.getString("extent")),
        State.valueOf(row.getString("state")),
        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
        textOrNull(row, "released_by"),
        textOrNull(row, "release_reason"));
  }

  private static @Nullable String textOrNull(ResultSet row, String column) throws SQLException {
    return row.getString(column);
  }

  @FunctionalInterface
  private interface Work<T> {
    T run();
  }
}
