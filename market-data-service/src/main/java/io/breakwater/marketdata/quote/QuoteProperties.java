package io.breakwater.marketdata.quote;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * By which rules quotes are taken, kept and answered. All times are machine time.
 *
 * @param maximumDelay a streamed quote that took longer from its stamp to us is stale
 * @param clockTolerance by how much the vendor's clock may be ahead of ours
 * @param freshFor how long after its receipt a quote is answered, while the market is open, without
 *     asking the vendor again; shorter than the age at which the gateway refuses a price
 * @param timeToLive how long a quote stands in Redis
 * @param boardCapacity symbols kept in memory
 * @param publishInterval how often changes are published
 * @param redisRetry how long Redis is left alone after it failed
 * @param lookUps questions to the vendor under way at once
 * @param lookUpPatience how long a request waits for its turn to ask the vendor
 */
@ConfigurationProperties(prefix = "breakwater.quote", ignoreUnknownFields = false)
public record QuoteProperties(
    @DefaultValue("5s") Duration maximumDelay,
    @DefaultValue("5s") Duration clockTolerance,
    @DefaultValue("2s") Duration freshFor,
    @DefaultValue("60s") Duration timeToLive,
    @DefaultValue("5000") int boardCapacity,
    @DefaultValue("25ms") Duration publishInterval,
    @DefaultValue("250ms") Duration redisRetry,
    @DefaultValue("4") int lookUps,
    @DefaultValue("2s") Duration lookUpPatience) {

  private static final String PREFIX = "breakwater.quote.";

  public QuoteProperties {
    Map.of(
            "maximum-delay", maximumDelay,
            "clock-tolerance", clockTolerance,
            "fresh-for", freshFor,
            "time-to-live", timeToLive,
            "publish-interval", publishInterval,
            "redis-retry", redisRetry,
            "look-up-patience", lookUpPatience)
        .forEach(QuoteProperties::requirePositive);
    requireOneOrMore("board-capacity", boardCapacity);
    requireOneOrMore("look-ups", lookUps);
  }

  private static void requirePositive(String key, Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException(PREFIX + key + " must be positive, was " + duration);
    }
  }

  private static void requireOneOrMore(String key, int number) {
    if (number < 1) {
      throw new IllegalArgumentException(PREFIX + key + " must be at least 1, was " + number);
    }
  }
}
