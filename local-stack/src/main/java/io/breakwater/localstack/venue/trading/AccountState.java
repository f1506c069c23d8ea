package io.breakwater.localstack.venue.trading;

import io.breakwater.localstack.venue.account.AccountSettings;
import io.breakwater.localstack.venue.account.Portfolio;
import io.breakwater.localstack.venue.account.Valuation;
import io.breakwater.localstack.venue.order.Order;
import io.breakwater.localstack.venue.order.Side;
import io.breakwater.localstack.venue.tape.MarketTape;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.time.Instant;
import java.util.List;

/**
 * The account at one moment of market time. Immutable.
 *
 * @param openOrders in the order in which they were accepted
 * @param lastEquity at the close of the last session
 */
public record AccountState(
    Instant at,
    Portfolio portfolio,
    AccountSettings settings,
    List<Order> openOrders,
    Money lastEquity,
    MarketTape tape) {

  public AccountState {
    openOrders = List.copyOf(openOrders);
  }

  public Valuation valuation() {
    return Valuation.of(portfolio, this::priceOf, reserved());
  }

  public Money buyingPower() {
    return valuation().buyingPower(settings.maxMarginMultiplier());
  }

  /** How much of a position open orders on its closing side have taken already. */
  public Quantity heldForOrders(String symbol, Side side) {
    return openOrders.stream()
        .filter(order -> order.terms().symbol().equals(symbol) && order.terms().side() == side)
        .map(Order::leavesQuantity)
        .reduce(Quantity.ZERO, Quantity::plus);
  }

  /** The latest price; the average entry price where the venue has lost the symbol's data. */
  public Price priceOf(String symbol) {
    return tape.lastPrice(symbol, at)
        .orElseGet(() -> portfolio.position(symbol).orElseThrow().averageEntryPrice());
  }

  private Money reserved() {
    return openOrders.stream().map(Order::reserved).reduce(Money.zero(Money.USD), Money::plus);
  }
}
