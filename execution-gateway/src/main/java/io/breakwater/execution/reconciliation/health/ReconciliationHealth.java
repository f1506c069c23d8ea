package io.breakwater.execution.reconciliation.health;

import io.breakwater.execution.risk.ReconciliationReadiness;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Out of service until the books have been compared; says why in the status, because details are
 * not shown. A symbol in quarantine takes nothing from readiness: the others trade. Thread-safe.
 */
public final class ReconciliationHealth implements HealthIndicator {
  private final ReconciliationReadiness readiness;

  public ReconciliationHealth(ReconciliationReadiness readiness) {
    this.readiness = readiness;
  }

  @Override
  public Health health() {
    return readiness
        .whyNotReady()
        .map(why -> Health.status(new Status(Status.OUT_OF_SERVICE.getCode(), why)).build())
        .orElseGet(() -> Health.up().build());
  }
}
