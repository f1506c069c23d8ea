package io.breakwater.localstack.venue.bar;

import io.breakwater.money.Price;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One symbol's trading day. Prices are raw: as traded that day, adjusted for nothing.
 *
 * @param date the session's date in New York
 * @param adjustedClose the close, adjusted back for every split and dividend that the source knew
 *     of
 * @param volume shares traded, 0 or more
 */
public record DailyBar(
    LocalDate date,
    Price open,
    Price high,
    Price low,
    Price close,
    BigDecimal adjustedClose,
    long volume) {

  /**
   * @throws IllegalArgumentException naming the first two figures that contradict each other
   */
  public DailyBar {
    requireNotBelow("high", high, "low", low);
    requireNotBelow("high", high, "open", open);
    requireNotBelow("high", high, "close", close);
    requireNotBelow("open", open, "low", low);
    requireNotBelow("close", close, "low", low);
    if (adjustedClose.signum() <= 0) {
      throw new IllegalArgumentException("adj_close must be above 0, was " + adjustedClose);
    }
    if (volume < 0) {
      throw new IllegalArgumentException("volume must be at least 0, was " + volume);
    }
    adjustedClose = adjustedClose.stripTrailingZeros();
  }

  private static void requireNotBelow(
      String upperName, Price upper, String lowerName, Price lower) {
    if (upper.compareTo(lower) < 0) {
      throw new IllegalArgumentException(
          "%s %s is below %s %s".formatted(upperName, upper, lowerName, lower));
    }
  }
}
