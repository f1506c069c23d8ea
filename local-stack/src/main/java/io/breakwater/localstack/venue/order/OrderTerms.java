package io.breakwater.localstack.venue.order;

import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What the client asked for. Well-formed, not yet admitted.
 *
 * @param quantity above 0
 * @param limitPrice set exactly for a limit order
 */
public record OrderTerms(
    ClientOrderId clientOrderId,
    String symbol,
    Side side,
    OrderType type,
    TimeInForce timeInForce,
    Quantity quantity,
    @Nullable Price limitPrice) {

  /**
   * @throws IllegalArgumentException if there is nothing to trade, or type and limit disagree
   */
  public OrderTerms {
    if (quantity.isZero()) {
      throw new IllegalArgumentException("quantity must be above 0");
    }
    if ((type == OrderType.LIMIT) != (limitPrice != null)) {
      throw new IllegalArgumentException(
          "a limit order has a limit price and no other has, was %s at %s"
              .formatted(type, limitPrice));
    }
  }

  public boolean isFractional() {
    return quantity.value().scale() > 0;
  }
}
