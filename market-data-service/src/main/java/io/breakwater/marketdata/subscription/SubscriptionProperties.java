package io.breakwater.marketdata.subscription;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many symbols are streamed, and how closely their sources are followed. All times are machine
 * time.
 *
 * @param maximumSymbols symbols held at once, whatever their sources; the vendor's plan has a limit
 *     too
 * @param leaseTime how long a symbol stays subscribed after somebody asked for its quote
 * @param bookInterval how often the written subscriptions are read, for those made at other
 *     instances
 * @param positionsInterval how often the gateway is asked what it holds
 */
@ConfigurationProperties(prefix = "breakwater.subscription", ignoreUnknownFields = false)
public record SubscriptionProperties(
    @DefaultValue("1000") int maximumSymbols,
    @DefaultValue("10m") Duration leaseTime,
    @DefaultValue("2s") Duration bookInterval,
    @DefaultValue("3s") Duration positionsInterval) {

  private static final String PREFIX = "breakwater.subscription.";

  public SubscriptionProperties {
    if (maximumSymbols < 1) {
      throw new IllegalArgumentException(
          PREFIX + "maximum-symbols must be at least 1, was " + maximumSymbols);
    }
    requirePositive("lease-time", leaseTime);
    requirePositive("book-interval", bookInterval);
    requirePositive("positions-interval", positionsInterval);
  }

  private static void requirePositive(String key, Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException(PREFIX + key + " must be positive, was " + duration);
    }
  }
}
