package io.breakwater.execution.position;

import io.breakwater.execution.broker.Side;
import java.math.BigDecimal;

/** Average cost in exact fractions, written the slow and obvious way. */
final class PositionOracle {
  private Fraction quantity = Fraction.ZERO;
  private Fraction cost = Fraction.ZERO;
  private Fraction realized = Fraction.ZERO;
  private Fraction cash = Fraction.ZERO;

  Fraction quantity() {
    return quantity;
  }

  Fraction cost() {
    return cost;
  }

  Fraction realized() {
    return realized;
  }

  /** All that was paid (below zero) and received. */
  Fraction cash() {
    return cash;
  }

  void fill(Side side, BigDecimal shares, BigDecimal price) {
    Fraction sign = Fraction.of(side == Side.BUY ? BigDecimal.ONE : BigDecimal.ONE.negate());
    Fraction left = Fraction.of(shares);
    Fraction at = Fraction.of(price);
    cash = cash.minus(left.times(sign).times(at));
    Fraction against = quantity.times(sign).negated();
    if (against.signum() > 0) {
      Fraction closing = against.compareTo(left) < 0 ? against : left;
      Fraction average = cost.over(quantity);
      realized = realized.plus(at.minus(average).times(closing).times(sign.negated()));
      cost = cost.plus(average.times(closing).times(sign));
      quantity = quantity.plus(closing.times(sign));
      left = left.minus(closing);
    }
    quantity = quantity.plus(left.times(sign));
    cost = cost.plus(left.times(sign).times(at));
  }
}
