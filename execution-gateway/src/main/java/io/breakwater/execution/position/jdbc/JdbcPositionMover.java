package io.breakwater.execution.position.jdbc;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.execution.order.Fill;
import io.breakwater.execution.order.FillListener;
import io.breakwater.execution.order.FillReversal;
import io.breakwater.execution.position.BookEntry;
import io.breakwater.execution.position.PositionChange.Trade;
import java.time.InstantSource;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Moves positions in the transaction that counts the fill or takes it back: the account's, then the
 * strategy's. Thread-safe.
 */
public final class JdbcPositionMover implements FillListener {
  private final PositionRows rows;

  public JdbcPositionMover(
      JdbcClient jdbc, String account, InstantSource marketTime, TradingCalendar calendar) {
    this.rows = new PositionRows(jdbc, account, marketTime, calendar);
  }

  @Override
  public void fillCounted(Fill fill) {
    for (String book : booksOf(fill)) {
      BookEntry.fill(rows.lock(book, fill.symbol()), fill.id(), trade(fill), fill.executedAt());
    }
  }

  @Override
  public void fillReversed(FillReversal reversal) {
    Fill reversed = reversal.reversed();
    Fill replacement = reversal.replacement();
    for (String book : booksOf(reversed)) {
      JdbcPositionEntries entries = rows.lock(book, reversed.symbol());
      boolean stood =
          replacement == null
              ? BookEntry.bust(entries, reversed.id())
              : BookEntry.correct(entries, reversed.id(), replacement.id(), trade(replacement));
      if (!stood) {
        throw new IllegalStateException("no entry stands for fill " + reversed.id());
      }
    }
  }

  private static List<String> booksOf(Fill fill) {
    String strategy = fill.strategy();
    return strategy == null
        ? List.of(PositionRows.WHOLE_ACCOUNT)
        : List.of(PositionRows.WHOLE_ACCOUNT, strategy);
  }

  private static Trade trade(Fill fill) {
    return new Trade(fill.side(), fill.quantity(), fill.price());
  }
}
