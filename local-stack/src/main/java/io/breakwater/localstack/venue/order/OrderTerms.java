package io.breakwater.localstack.venue.order;

import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What the client asked for. Well-formed, not yet admitted.
 *
 * @param quantity above 0; of an order for an amount what the amount buys, 0 until there is a price
 * @param prices those that the type needs, and no other
 * @param extendedHours whether it stays until the extended session ends
 * @param notional the amount to trade for; null for an order that names a quantity
 */
public record OrderTerms(
    ClientOrderId clientOrderId,
    String symbol,
    Side side,
    OrderType type,
    TimeInForce timeInForce,
    Quantity quantity,
    Prices prices,
    boolean extendedHours,
    @Nullable Money notional) {

  /**
   * @throws IllegalArgumentException if there is nothing to trade, or type and prices disagree
   */
  public OrderTerms {
    if (quantity.isZero() && notional == null) {
      throw new IllegalArgumentException("quantity must be above 0");
    }
    prices.requireFor(type);
  }

  /** An order for a quantity in regular hours. */
  public OrderTerms(
      ClientOrderId clientOrderId,
      String symbol,
      Side side,
      OrderType type,
      TimeInForce timeInForce,
      Quantity quantity,
      Prices prices) {
    this(clientOrderId, symbol, side, type, timeInForce, quantity, prices, false, null);
  }

  public @Nullable Price limitPrice() {
    return prices.limit();
  }

  public boolean isFractional() {
    return notional != null || quantity.value().scale() > 0;
  }

  public OrderTerms withQuantity(Quantity changed) {
    return new OrderTerms(
        clientOrderId, symbol, side, type, timeInForce, changed, prices, extendedHours, notional);
  }

  /** The same order to the same side, under another id. */
  public OrderTerms with(
      ClientOrderId changedId, TimeInForce changedTime, Quantity changed, Prices changedPrices) {
    return new OrderTerms(
        changedId,
        symbol,
        side,
        type,
        changedTime,
        changed,
        changedPrices,
        extendedHours,
        notional);
  }
}
