package io.breakwater.localstack.venue.trading;

import io.breakwater.localstack.venue.account.AccountSettings;
import io.breakwater.localstack.venue.account.Portfolio;
import io.breakwater.localstack.venue.account.Valuation;
import io.breakwater.localstack.venue.order.Side;
import io.breakwater.localstack.venue.tape.MarketTape;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.time.Instant;
import java.util.Map;

/**
 * The account at one moment of market time. Immutable.
 *
 * @param lastEquity at the close of the last session
 */
public record AccountState(
    Instant at,
    Portfolio portfolio,
    AccountSettings settings,
    Working working,
    Money lastEquity,
    MarketTape tape) {

  /**
   * The open orders, summed up.
   *
   * @param reserved what they hold back of the buying power
   * @param held what is left to fill of them
   */
  record Working(int count, Money reserved, Map<OpenOrders.Holding, Quantity> held) {
    static Working of(OpenOrders orders) {
      return new Working(orders.size(), orders.reserved(), orders.held());
    }
  }

  public int openOrders() {
    return working.count();
  }

  public Valuation valuation() {
    return Valuation.of(portfolio, this::priceOf, working.reserved());
  }

  public Money buyingPower() {
    return valuation().buyingPower(settings.maxMarginMultiplier());
  }

  /** How much of a position open orders on its closing side have taken already. */
  public Quantity heldForOrders(String symbol, Side side) {
    return working.held().getOrDefault(new OpenOrders.Holding(symbol, side), Quantity.ZERO);
  }

  /** The latest price; the average entry price where the venue has lost the symbol's data. */
  public Price priceOf(String symbol) {
    return tape.lastPrice(symbol, at)
        .orElseGet(() -> portfolio.position(symbol).orElseThrow().averageEntryPrice());
  }
}
