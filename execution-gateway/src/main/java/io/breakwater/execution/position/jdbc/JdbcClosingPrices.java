package io.breakwater.execution.position.jdbc;

import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.position.ClosingPrices;
import io.breakwater.money.Price;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps closing prices, so that each is asked for once and what was shown of a day that is over
 * does not change. Thread-safe.
 */
public final class JdbcClosingPrices implements ClosingPrices {
  private final JdbcClient jdbc;
  private final ClosingPrices source;

  /**
   * Keeps the prices of another source.
   *
   * @param source is asked for those that are not kept yet
   */
  public JdbcClosingPrices(JdbcClient jdbc, ClosingPrices source) {
    this.jdbc = jdbc;
    this.source = source;
  }

  @Override
  public Map<Symbol, Price> of(LocalDate session, Set<Symbol> symbols) {
    Map<Symbol, Price> prices = kept(session, symbols);
    Set<Symbol> missing = new HashSet<>(symbols);
    missing.removeAll(prices.keySet());
    if (!missing.isEmpty()) {
      Map<Symbol, Price> found = source.of(session, missing);
      found.forEach((symbol, price) -> keep(session, symbol, price));
      prices.putAll(found);
    }
    return prices;
  }

  private Map<Symbol, Price> kept(LocalDate session, Set<Symbol> symbols) {
    Map<Symbol, Price> prices = new HashMap<>();
    jdbc.sql(
            """
            select symbol, price from closing_price
            where trading_date = :session and symbol = any(string_to_array(:symbols, ','))
            """)
        .param("session", session)
        .param("symbols", symbols.stream().map(Symbol::value).collect(Collectors.joining(",")))
        .query(row -> {
          prices.put(new Symbol(row.getString("symbol")), Price.of(row.getBigDecimal("price")));
        });
    return prices;
  }

  private void keep(LocalDate session, Symbol symbol, Price price) {
    jdbc.sql(
            """
            insert into closing_price (trading_date, symbol, price)
            values (:session, :symbol, :price) on conflict do nothing
            """)
        .param("session", session)
        .param("symbol", symbol.value())
        .param("price", price.value())
        .update();
  }
}
