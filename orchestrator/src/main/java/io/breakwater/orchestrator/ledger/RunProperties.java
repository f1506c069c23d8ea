package io.breakwater.orchestrator.ledger;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much time a run has. All durations are machine time.
 *
 * @param planWithin how long after its creation a run whose plan fails is planned again
 * @param sendWithin how long after its creation a run may send orders
 * @param waitAtMost how long outcomes are awaited once all orders are sent
 * @param lease how long a run stays with an instance that shows no sign of life
 */
@Validated
@ConfigurationProperties(prefix = "breakwater.run", ignoreUnknownFields = false)
public record RunProperties(
    @DefaultValue("10s") Duration planWithin,
    @DefaultValue("2m") Duration sendWithin,
    @DefaultValue("2m") Duration waitAtMost,
    @DefaultValue("5s") Duration lease) {

  public RunProperties {
    requirePositive("plan-within", planWithin);
    requirePositive("send-within", sendWithin);
    requirePositive("wait-at-most", waitAtMost);
    requirePositive("lease", lease);
  }

  private static void requirePositive(String key, Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException(
          "breakwater.run." + key + " must be positive, was " + duration);
    }
  }
}
