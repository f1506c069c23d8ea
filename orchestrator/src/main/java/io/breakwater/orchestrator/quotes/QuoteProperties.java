package io.breakwater.orchestrator.quotes;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which quotes are traded on.
 *
 * @param longestAge how long ago a quote may have been received while the market is open, in
 *     machine time
 */
@Validated
@ConfigurationProperties(prefix = "breakwater.quotes", ignoreUnknownFields = false)
public record QuoteProperties(@DefaultValue("5s") Duration longestAge) {

  public QuoteProperties {
    if (longestAge.isNegative() || longestAge.isZero()) {
      throw new IllegalArgumentException(
          "breakwater.quotes.longest-age must be positive, was " + longestAge);
    }
  }
}
