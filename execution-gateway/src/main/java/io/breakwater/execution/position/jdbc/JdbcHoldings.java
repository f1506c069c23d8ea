package io.breakwater.execution.position.jdbc;

import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.position.DayHolding;
import io.breakwater.execution.position.Holding;
import io.breakwater.execution.position.Holdings;
import io.breakwater.execution.position.Position;
import io.breakwater.money.Money;
import io.breakwater.money.SignedQuantity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads positions and working quantities. One statement, hence one snapshot: a fill is seen in the
 * position or in the working rest, never in both or neither. Thread-safe.
 */
public final class JdbcHoldings implements Holdings {
  private static final String WITH =
      """
      with held as (
          select symbol, quantity, cost, realized_pnl from position
          where account = :account and book = :book
      ),
      """
          + WorkingOrders.of("and (:book = '' or strategy = :book)")
          + """
          , working as (
              select symbol, sum(case side when 'BUY' then rest else - rest end) as quantity
              from alternatives
              group by symbol
          )
          """;
  private static final String ALL =
      WITH
          + """
          select symbol, coalesce(held.quantity, 0) as quantity, coalesce(cost, 0) as cost,
              coalesce(realized_pnl, 0) as realized_pnl, coalesce(working.quantity, 0) as working
          from held full join working using (symbol)
          order by symbol
          """;
  private static final String SINCE =
      WITH
          + """
          select symbol, coalesce(held.quantity, 0) as quantity, coalesce(cost, 0) as cost,
              coalesce(realized_pnl, 0) as realized_pnl, coalesce(working.quantity, 0) as working,
              coalesce(quantity_after, 0) as opening_quantity, coalesce(cost_after, 0) as opening_cost,
              coalesce(realized_after, 0) as opening_realized
          from held full join working using (symbol)
          left join lateral (select quantity_after, cost_after, realized_after
              from position_entry as entry
              where entry.account = :account and entry.book = :book and entry.symbol = held.symbol
                and entry.trading_date < :date
              order by entry.trading_date desc, entry.entry_id desc limit 1) as opening on true
          order by symbol
          """;

  private final JdbcClient jdbc;
  private final String account;

  public JdbcHoldings(JdbcClient jdbc, String account) {
    this.jdbc = jdbc;
    this.account = account;
  }

  @Override
  public List<Holding> all(@Nullable String strategy) {
    return jdbc.sql(ALL)
        .param("account", account)
        .param("book", Objects.requireNonNullElse(strategy, PositionRows.WHOLE_ACCOUNT))
        .query(JdbcHoldings::holding)
        .list();
  }

  @Override
  public List<DayHolding> since(LocalDate tradingDate, @Nullable String strategy) {
    return jdbc.sql(SINCE)
        .param("account", account)
        .param("book", Objects.requireNonNullElse(strategy, PositionRows.WHOLE_ACCOUNT))
        .param("date", tradingDate)
        .query((row, number) ->
            new DayHolding(
                holding(row, number),
                new Position(
                    SignedQuantity.of(row.getBigDecimal("opening_quantity")),
                    Money.usd(row.getBigDecimal("opening_cost")),
                    Money.usd(row.getBigDecimal("opening_realized")))))
        .list();
  }

  private static Holding holding(ResultSet row, int number) throws SQLException {
    var position =
        new Position(
            SignedQuantity.of(row.getBigDecimal("quantity")),
            Money.usd(row.getBigDecimal("cost")),
            Money.usd(row.getBigDecimal("realized_pnl")));
    return new Holding(
        new Symbol(row.getString("symbol")),
        position,
        SignedQuantity.of(row.getBigDecimal("working")));
  }
}
