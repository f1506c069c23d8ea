package io.breakwater.execution.position;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How positions are shown.
 *
 * @param priceStaleAfter how old the price of something held may be while the market is open before
 *     it is said to be stale
 */
@Validated
@ConfigurationProperties(prefix = "breakwater.position", ignoreUnknownFields = false)
public record PositionProperties(@DefaultValue("5s") Duration priceStaleAfter) {

  public PositionProperties {
    if (priceStaleAfter.isNegative() || priceStaleAfter.isZero()) {
      throw new IllegalArgumentException(
          "breakwater.position.price-stale-after must be positive, was " + priceStaleAfter);
    }
  }
}
