package io.breakwater.execution.position.jdbc;

import static java.time.ZoneOffset.UTC;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.position.BookEntry;
import io.breakwater.execution.position.Position;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rows of the table {@code position}, each made when it is first needed and held to the end of the
 * running transaction. The account's is always taken before a strategy's, so that no two
 * transactions wait for each other. Thread-safe.
 */
final class PositionRows {
  /** The book of the account as a whole. */
  static final String WHOLE_ACCOUNT = "";

  private final JdbcClient jdbc;
  private final String account;
  private final InstantSource marketTime;
  private final TradingCalendar calendar;

  PositionRows(
      JdbcClient jdbc, String account, InstantSource marketTime, TradingCalendar calendar) {
    this.jdbc = jdbc;
    this.account = account;
    this.marketTime = marketTime;
    this.calendar = calendar;
  }

  JdbcClient jdbc() {
    return jdbc;
  }

  String account() {
    return account;
  }

  /** The position's entries, its row locked. */
  JdbcPositionEntries lock(String book, Symbol symbol) {
    var key = new BookKey(account, book, symbol);
    Instant now = marketTime.instant();
    boolean isNew =
        jdbc.sql(
                    """
                    insert into position (account, book, symbol, quantity, cost, realized_pnl,
                        updated_at)
                    values (:account, :book, :symbol, 0, 0, 0, :now)
                    on conflict do nothing
                    """)
                .param("account", account)
                .param("book", book)
                .param("symbol", symbol.value())
                .param("now", now.atOffset(UTC))
                .update()
            > 0;
    Position held =
        jdbc.sql(
                """
                select quantity, cost, realized_pnl from position
                where account = :account and book = :book and symbol = :symbol for update
                """)
            .param("account", account)
            .param("book", book)
            .param("symbol", symbol.value())
            .query((row, number) -> JdbcPositionEntries.position(row))
            .single();
    var entries = new JdbcPositionEntries(jdbc, key, held, now, calendar.tradingDate(now));
    if (isNew && !book.equals(WHOLE_ACCOUNT)) {
      // Fills from before a split may yet come for a strategy that had none of the symbol.
      splitsOf(symbol).standing().forEach((at, ratio) -> BookEntry.split(entries, ratio, at));
    }
    return entries;
  }

  /** The splits of a symbol, as the account has them. */
  SplitRows splitsOf(Symbol symbol) {
    return new SplitRows(jdbc, new BookKey(account, WHOLE_ACCOUNT, symbol));
  }
}
