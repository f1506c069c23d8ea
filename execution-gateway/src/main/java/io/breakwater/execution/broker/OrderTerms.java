package io.breakwater.execution.broker;

import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import io.breakwater.money.SignedQuantity;
import org.jspecify.annotations.Nullable;

/**
 * What an order asks for.
 *
 * @param quantity more than zero; fractions where the broker takes them
 * @param limitPrice with a limit order and with no other
 */
public record OrderTerms(
    Symbol symbol,
    Side side,
    OrderType type,
    Quantity quantity,
    @Nullable Price limitPrice,
    TimeInForce timeInForce) {

  public OrderTerms {
    if (quantity.isZero()) {
      throw new IllegalArgumentException("quantity must be above 0, was 0");
    }
    if ((type == OrderType.LIMIT) != (limitPrice != null)) {
      throw new IllegalArgumentException(
          "limitPrice must be given with a limit order and with no other, type=" + type);
    }
  }

  /** The change of position once all of it is filled. */
  public SignedQuantity signedQuantity() {
    return side.signed(quantity);
  }

  /**
   * Whether the order makes sense only while the market is open: a market order would execute at
   * whatever price the next session opens with, and an immediate one would be canceled at once.
   */
  public boolean needsOpenMarket() {
    return timeInForce.isImmediate() || (type == OrderType.MARKET && !timeInForce.isForAuction());
  }
}
