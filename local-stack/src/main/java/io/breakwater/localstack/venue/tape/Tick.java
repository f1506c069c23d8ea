package io.breakwater.localstack.venue.tape;

import io.breakwater.money.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The smallest step of a price: a cent, and a hundredth of a cent below one dollar (SEC Rule 612;
 * Alpaca refuses others with "sub-penny increment"). Prices are counted in whole ticks.
 */
public enum Tick {
  CENT(2),
  HUNDREDTH_OF_A_CENT(4);

  private static final BigDecimal DOLLAR = BigDecimal.ONE;

  private final int decimals;

  Tick(int decimals) {
    this.decimals = decimals;
  }

  /** The tick of prices at that level. */
  public static Tick at(Price price) {
    return price.value().compareTo(DOLLAR) < 0 ? HUNDREDTH_OF_A_CENT : CENT;
  }

  public boolean fits(Price price) {
    return price.value().scale() <= decimals;
  }

  Price price(long ticks) {
    return Price.of(BigDecimal.valueOf(ticks, decimals));
  }

  long ticks(Price price, RoundingMode rounding) {
    return price.value().setScale(decimals, rounding).unscaledValue().longValueExact();
  }
}
