package io.breakwater.marketdata.bar;

import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a symbol traded at in one session. Low is the lowest and high the highest of the four
 * prices.
 *
 * @param date the session's date in New York
 * @param volume in shares
 * @param vwap the volume-weighted average price, null where the vendor has none
 */
public record Bar(
    LocalDate date,
    Price open,
    Price high,
    Price low,
    Price close,
    Quantity volume,
    @Nullable Price vwap) {

  /**
   * @throws IllegalArgumentException if a price lies outside low and high
   */
  public Bar {
    if (isOutside(open, low, high) || isOutside(close, low, high)) {
      throw new IllegalArgumentException(
          "bar must have low <= open, close <= high, was date=%s open=%s high=%s low=%s close=%s"
              .formatted(date, open, high, low, close));
    }
  }

  private static boolean isOutside(Price price, Price low, Price high) {
    return price.compareTo(low) < 0 || price.compareTo(high) > 0;
  }
}
