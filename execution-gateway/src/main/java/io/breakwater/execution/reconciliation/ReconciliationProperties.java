package io.breakwater.execution.reconciliation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often our books are compared with the broker's, in machine time.
 *
 * @param inFlightEvery how often orders are asked after whose news is overdue
 * @param ordersEvery how often open orders are
 * @param everythingEvery how often orders, executions and positions are compared as a whole
 */
@ConfigurationProperties(prefix = "breakwater.reconciliation", ignoreUnknownFields = false)
public record ReconciliationProperties(
    @DefaultValue("2s") Duration inFlightEvery,
    @DefaultValue("10s") Duration ordersEvery,
    @DefaultValue("60s") Duration everythingEvery) {

  public ReconciliationProperties {
    requirePositive("in-flight-every", inFlightEvery);
    requirePositive("orders-every", ordersEvery);
    requirePositive("everything-every", everythingEvery);
  }

  public Cadence cadence() {
    return new Cadence(inFlightEvery, ordersEvery, everythingEvery);
  }

  private static void requirePositive(String key, Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException(
          "breakwater.reconciliation.%s must be positive, was %s".formatted(key, duration));
    }
  }
}
