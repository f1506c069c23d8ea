package io.breakwater.execution.position.jdbc;

import io.breakwater.execution.risk.Exposure;
import io.breakwater.execution.risk.SymbolExposure;
import io.breakwater.money.Quantity;
import io.breakwater.money.SignedQuantity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads exposure from positions and open orders, in one statement. Thread-safe. */
public final class JdbcExposure implements Exposure {
  private static final String OF_SYMBOL =
      "with "
          + WorkingOrders.of("and symbol = :symbol")
          + """
          select
              coalesce((select quantity from position
                  where account = :account and book = :book and symbol = :symbol), 0) as held,
              coalesce(sum(rest) filter (where side = 'BUY'), 0) as buying,
              coalesce(sum(rest) filter (where side = 'SELL'), 0) as selling
          from alternatives
          """;

  private final JdbcClient jdbc;
  private final String account;

  public JdbcExposure(JdbcClient jdbc, String account) {
    this.jdbc = jdbc;
    this.account = account;
  }

  @Override
  public SymbolExposure of(String symbol) {
    return jdbc.sql(OF_SYMBOL)
        .param("account", account)
        .param("book", PositionRows.WHOLE_ACCOUNT)
        .param("symbol", symbol)
        .query((row, number) ->
            new SymbolExposure(
                SignedQuantity.of(row.getBigDecimal("held")),
                Quantity.of(row.getBigDecimal("buying")),
                Quantity.of(row.getBigDecimal("selling"))))
        .single();
  }
}
