package io.breakwater.execution.position.jdbc;

import static java.time.ZoneOffset.UTC;

import io.breakwater.execution.order.Fill;
import io.breakwater.execution.order.FillListener;
import io.breakwater.execution.position.Position;
import io.breakwater.money.Money;
import io.breakwater.money.SignedQuantity;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Moves positions in the transaction that counts the fill: the account's row first, then the
 * strategy's, so that no two fills wait for each other. Thread-safe.
 */
public final class JdbcPositionMover implements FillListener {
  /** The book of the account as a whole. */
  static final String WHOLE_ACCOUNT = "";

  private final JdbcClient jdbc;
  private final String account;
  private final InstantSource marketTime;

  public JdbcPositionMover(JdbcClient jdbc, String account, InstantSource marketTime) {
    this.jdbc = jdbc;
    this.account = account;
    this.marketTime = marketTime;
  }

  @Override
  public void fillCounted(Fill fill) {
    move(WHOLE_ACCOUNT, fill);
    String strategy = fill.strategy();
    if (strategy != null) {
      move(strategy, fill);
    }
  }

  private void move(String book, Fill fill) {
    Position held = lock(book, fill);
    Position moved = held.after(fill.side(), fill.quantity(), fill.price());
    jdbc.sql(
            """
            update position set quantity = :quantity, cost = :cost, realized_pnl = :realized,
                updated_at = :now
            where account = :account and book = :book and symbol = :symbol
            """)
        .param("quantity", moved.quantity().value())
        .param("cost", moved.cost().amount())
        .param("realized", moved.realizedPnl().amount())
        .param("now", marketTime.instant().atOffset(UTC))
        .param("account", account)
        .param("book", book)
        .param("symbol", fill.symbol().value())
        .update();
  }

  private Position lock(String book, Fill fill) {
    jdbc.sql(
            """
            insert into position (account, book, symbol, quantity, cost, realized_pnl, updated_at)
            values (:account, :book, :symbol, 0, 0, 0, :now)
            on conflict do nothing
            """)
        .param("account", account)
        .param("book", book)
        .param("symbol", fill.symbol().value())
        .param("now", marketTime.instant().atOffset(UTC))
        .update();
    return jdbc.sql(
            """
            select quantity, cost, realized_pnl from position
            where account = :account and book = :book and symbol = :symbol for update
            """)
        .param("account", account)
        .param("book", book)
        .param("symbol", fill.symbol().value())
        .query((row, number) ->
            new Position(
                SignedQuantity.of(row.getBigDecimal("quantity")),
                Money.usd(row.getBigDecimal("cost")),
                Money.usd(row.getBigDecimal("realized_pnl"))))
        .single();
  }
}
