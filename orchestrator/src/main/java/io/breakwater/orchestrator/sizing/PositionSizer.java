package io.breakwater.orchestrator.sizing;

import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import io.breakwater.money.SignedQuantity;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How many shares a strategy should hold, and how many it still has to trade to get there.
 *
 * <p>One rule on both: whole shares, and the rest of a share is dropped, toward zero. So a target
 * never costs more than its part of the capital, and an order never trades more than the
 * difference. A fraction of a share that is held already stays held.
 *
 * <p>Thread-safe: it has no state.
 */
public final class PositionSizer {

  private PositionSizer() {}

  /**
   * The whole shares that {@code weight × capital} buys at that price, negative for a negative
   * weight (short).
   *
   * @param weight the part of the capital, from -1 to 1
   * @throws IllegalArgumentException if the capital is not above zero, or the weight out of range
   */
  public static SignedQuantity target(Money capital, BigDecimal weight, Price price) {
    if (capital.signum() <= 0) {
      throw new IllegalArgumentException("capital must be above 0, was " + capital);
    }
    if (weight.abs().compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException(
          "weight must be from -1 to 1, was " + weight.toPlainString());
    }
    return SignedQuantity.of(
        capital.amount().multiply(weight).divideToIntegralValue(price.value()));
  }

  /**
   * What is still to be traded: {@code target − held − working}, in whole shares toward zero;
   * positive to buy, negative to sell.
   *
   * @param working the signed rest of orders that are still on their way
   */
  public static SignedQuantity change(
      SignedQuantity target, SignedQuantity held, SignedQuantity working) {
    SignedQuantity exact = target.minus(held).minus(working);
    return SignedQuantity.of(exact.value().setScale(0, RoundingMode.DOWN));
  }

  /**
   * How much of a change must first close what the account holds the other way, in whole shares:
   * zero where one order does it. Alpaca takes no order that would bring a position from long to
   * short or back: it answers "insufficient qty available for order".
   *
   * @param accountHeld the position of the whole account, which is what the broker judges by
   */
  public static Quantity closing(SignedQuantity change, SignedQuantity accountHeld) {
    BigDecimal whole = accountHeld.abs().value().setScale(0, RoundingMode.DOWN);
    boolean throughZero =
        change.signum() * accountHeld.signum() < 0
            && whole.signum() > 0
            && whole.compareTo(change.abs().value()) < 0;
    return throughZero ? Quantity.of(whole) : Quantity.ZERO;
  }
}
