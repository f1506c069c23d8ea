package io.breakwater.execution.position.jdbc;

import static java.time.ZoneOffset.UTC;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.execution.audit.Event;
import io.breakwater.execution.audit.EventLog;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.position.BookEntry;
import io.breakwater.execution.position.CompanySplit;
import io.breakwater.execution.position.SplitLedger;
import io.breakwater.execution.position.SplitOutcome;
import io.breakwater.execution.position.SplitRatio;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Books splits among the entries of every book that has the symbol. Thread-safe. */
public final class JdbcSplitLedger implements SplitLedger {
  private final JdbcClient jdbc;
  private final String account;
  private final PositionRows rows;
  private final TransactionOperations transactions;
  private final EventLog events;
  private final InstantSource marketTime;

  public JdbcSplitLedger(
      JdbcClient jdbc,
      String account,
      TransactionOperations transactions,
      EventLog events,
      InstantSource marketTime) {
    this.jdbc = jdbc;
    this.account = account;
    this.rows = new PositionRows(jdbc, account, marketTime, TradingCalendar.nyse());
    this.transactions = transactions;
    this.events = events;
    this.marketTime = marketTime;
  }

  @Override
  public SplitOutcome book(CompanySplit split, String actor) {
    return Objects.requireNonNull(transactions.execute(_ -> bookLocked(split, actor)));
  }

  /** Whoever holds the account's row is alone with the symbol. */
  private SplitOutcome bookLocked(CompanySplit split, String actor) {
    Symbol symbol = split.symbol();
    Instant at = split.exDate().atStartOfDay(TradingCalendar.NEW_YORK).toInstant();
    JdbcPositionEntries whole = rows.lock(PositionRows.WHOLE_ACCOUNT, symbol);
    Optional<SplitRatio> booked = booked(symbol, at);
    if (booked.isPresent()) {
      return booked.get().isSameAs(split.ratio())
          ? new SplitOutcome.Repeated(whole.position())
          : new SplitOutcome.Conflict(booked.get());
    }
    List<String> strategies = strategies(symbol);
    BookEntry.split(whole, split.ratio(), at);
    for (String strategy : strategies) {
      BookEntry.split(rows.lock(strategy, symbol), split.ratio(), at);
    }
    events.append(event(split, whole, actor));
    return new SplitOutcome.Booked(whole.position());
  }

  private Optional<SplitRatio> booked(Symbol symbol, Instant at) {
    return jdbc.sql(
            """
            select split_from, split_to from position_entry
            where account = :account and book = :book and symbol = :symbol and kind = 'SPLIT'
              and placed_at = :at
            """)
        .param("account", account)
        .param("book", PositionRows.WHOLE_ACCOUNT)
        .param("symbol", symbol.value())
        .param("at", at.atOffset(UTC))
        .query((row, number) -> new SplitRatio(row.getInt("split_from"), row.getInt("split_to")))
        .optional();
  }

  private List<String> strategies(Symbol symbol) {
    return jdbc.sql(
            """
            select book from position
            where account = :account and symbol = :symbol and book <> :whole order by book
            """)
        .param("account", account)
        .param("symbol", symbol.value())
        .param("whole", PositionRows.WHOLE_ACCOUNT)
        .query((row, number) -> row.getString("book"))
        .list();
  }

  private Event event(CompanySplit split, JdbcPositionEntries whole, String actor) {
    return new Event(
        "position.split",
        new Event.Subject("position", split.symbol().value()),
        actor,
        marketTime.instant(),
        Map.of(
            "symbol", split.symbol().value(),
            "from", Integer.toString(split.ratio().from()),
            "to", Integer.toString(split.ratio().to()),
            "ex_date", split.exDate().toString(),
            "quantity", whole.position().quantity().toString()));
  }
}
