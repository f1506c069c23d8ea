package io.breakwater.marketdata.bar;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How bars are fetched.
 *
 * @param settling market time after a close until the session's bar can be expected; Alpaca's basic
 *     plan does not answer for the latest 15 minutes
 * @param fills series fetched from the vendor at once
 * @param patience machine time that a request waits for its turn to fetch
 * @param roundInterval machine time between two looks whether a session has completed
 */
@ConfigurationProperties(prefix = "breakwater.bar", ignoreUnknownFields = false)
public record BarProperties(
    @DefaultValue("15m") Duration settling,
    @DefaultValue("4") int fills,
    @DefaultValue("30s") Duration patience,
    @DefaultValue("2s") Duration roundInterval) {

  private static final String PREFIX = "breakwater.bar.";

  public BarProperties {
    if (settling.isNegative()) {
      throw new IllegalArgumentException(PREFIX + "settling must not be negative, was " + settling);
    }
    if (fills < 1) {
      throw new IllegalArgumentException(PREFIX + "fills must be at least 1, was " + fills);
    }
    requirePositive("patience", patience);
    requirePositive("round-interval", roundInterval);
  }

  private static void requirePositive(String key, Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException(PREFIX + key + " must be positive, was " + duration);
    }
  }
}
