package io.breakwater.execution.position.jdbc;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.execution.audit.Event;
import io.breakwater.execution.audit.EventLog;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.position.BookEntry;
import io.breakwater.execution.position.CompanySplit;
import io.breakwater.execution.position.Position;
import io.breakwater.execution.position.SplitLedger;
import io.breakwater.execution.position.SplitOutcome;
import io.breakwater.execution.position.SplitRatio;
import io.breakwater.execution.position.SplitReversal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
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
    return transactions.execute(_ -> bookLocked(split, actor));
  }

  /** Whoever holds the account's row is alone with the symbol. */
  private SplitOutcome bookLocked(CompanySplit split, String actor) {
    Symbol symbol = split.symbol();
    Instant at = startOf(split.exDate());
    JdbcPositionEntries whole = rows.lock(PositionRows.WHOLE_ACCOUNT, symbol);
    SortedMap<Instant, SplitRatio> standing = rows.splitsOf(symbol).standing();
    SplitRatio booked = standing.putIfAbsent(at, split.ratio());
    if (booked != null) {
      return booked.isSameAs(split.ratio())
          ? new SplitOutcome.Repeated(whole.position())
          : new SplitOutcome.Conflict(booked);
    }
    if (!SplitRatio.mayFollowEachOther(standing.values())) {
      return new SplitOutcome.TooLarge();
    }
    List<String> strategies = strategies(symbol);
    BookEntry.split(whole, split.ratio(), at);
    for (String strategy : strategies) {
      BookEntry.split(rows.lock(strategy, symbol), split.ratio(), at);
    }
    events.append(event("position.split", split, whole.position(), actor, Map.of()));
    return new SplitOutcome.Booked(whole.position());
  }

  @Override
  public SplitReversal reverse(Symbol symbol, LocalDate exDate, String reason, String actor) {
    return transactions.execute(_ -> reverseLocked(symbol, exDate, reason, actor));
  }

  private SplitReversal reverseLocked(
      Symbol symbol, LocalDate exDate, String reason, String actor) {
    Instant at = startOf(exDate);
    if (rows.splitsOf(symbol).last(at).isEmpty()) {
      return new SplitReversal.NotBooked();
    }
    JdbcPositionEntries whole = rows.lock(PositionRows.WHOLE_ACCOUNT, symbol);
    SplitRatio last = rows.splitsOf(symbol).last(at).orElseThrow();
    var split = new CompanySplit(symbol, last, exDate);
    SortedMap<Instant, SplitRatio> standing = rows.splitsOf(symbol).standing();
    if (standing.remove(at) == null) {
      return new SplitReversal.Repeated(split, whole.position());
    }
    if (!SplitRatio.mayFollowEachOther(standing.values())) {
      return new SplitReversal.TooLarge();
    }
    BookEntry.reverseSplit(whole, at);
    for (String strategy : strategies(symbol)) {
      BookEntry.reverseSplit(rows.lock(strategy, symbol), at);
    }
    events.append(
        event("position.split_reversed", split, whole.position(), actor, Map.of("reason", reason)));
    return new SplitReversal.Reversed(split, whole.position());
  }

  private static Instant startOf(LocalDate exDate) {
    return exDate.atStartOfDay(TradingCalendar.NEW_YORK).toInstant();
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

  private Event event(
      String type, CompanySplit split, Position since, String actor, Map<String, String> more) {
    Map<String, String> details = new LinkedHashMap<>(more);
    details.put("symbol", split.symbol().value());
    details.put("from", Integer.toString(split.ratio().from()));
    details.put("to", Integer.toString(split.ratio().to()));
    details.put("ex_date", split.exDate().toString());
    details.put("quantity", since.quantity().toString());
    return new Event(
        type,
        new Event.Subject("position", split.symbol().value()),
        actor,
        marketTime.instant(),
        details);
  }
}
