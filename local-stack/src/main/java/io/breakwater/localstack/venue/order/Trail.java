package io.breakwater.localstack.venue.order;

import io.breakwater.money.Price;
import java.math.BigDecimal;

/** How far a trailing stop stays behind the best price that it has seen. */
public sealed interface Trail {

  /** That much per share. */
  record By(Price amount) implements Trail {}

  /** That part of the best price, in percent: above 0, below 100. */
  record Percent(BigDecimal value) implements Trail {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * @throws IllegalArgumentException if no price would be left, or none taken off
     */
    public Percent {
      if (value.signum() <= 0 || value.compareTo(HUNDRED) >= 0) {
        throw new IllegalArgumentException("percent must be within 0 and 100, was " + value);
      }
      BigDecimal stripped = value.stripTrailingZeros();
      value = stripped.setScale(Math.max(0, stripped.scale()));
    }
  }

  /** The distance from that price; exact. */
  default BigDecimal distance(Price best) {
    return switch (this) {
      case By(var amount) -> amount.value();
      case Percent(var percent) -> best.value().multiply(percent).movePointLeft(2);
    };
  }

  /** Whether the stop behind that price would still be a price. */
  default boolean fits(Side side, Price best) {
    return side == Side.BUY || distance(best).compareTo(best.value()) < 0;
  }

  /** The stop behind that price: below it for a sell, above it for a buy; exact. */
  default Price stop(Side side, Price best) {
    BigDecimal distance = distance(best);
    return Price.of(
        side == Side.BUY ? best.value().add(distance) : best.value().subtract(distance));
  }
}
