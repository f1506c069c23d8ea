package io.breakwater.execution.order;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long an order may be on its way, and how often those without an outcome are looked for.
 *
 * @param sendDeadline from writing an order down to when nobody is sending it any more; must exceed
 *     the broker's total timeout and the margin together
 * @param sendMargin for whatever stalls us between the last look at the clock and the write
 * @param recoveryInterval how often orders without an outcome are looked for
 * @param repeatsWaiting how many requests may wait at once for another under the same key
 * @param repeatWait how long one of them waits
 */
@Validated
@ConfigurationProperties(prefix = "breakwater.order", ignoreUnknownFields = false)
public record OrderProperties(
    @DefaultValue("2s") Duration sendDeadline,
    @DefaultValue("300ms") Duration sendMargin,
    @DefaultValue("100ms") Duration recoveryInterval,
    @DefaultValue("128") int repeatsWaiting,
    @DefaultValue("1s") Duration repeatWait) {

  public OrderProperties {
    requirePositive("send-deadline", sendDeadline);
    requirePositive("send-margin", sendMargin);
    requirePositive("recovery-interval", recoveryInterval);
    requirePositive("repeat-wait", repeatWait);
    if (repeatsWaiting < 1) {
      throw new IllegalArgumentException(
          "breakwater.order.repeats-waiting must be at least 1, was " + repeatsWaiting);
    }
  }

  private static void requirePositive(String key, Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException(
          "breakwater.order.%s must be positive, was %s".formatted(key, duration));
    }
  }
}
