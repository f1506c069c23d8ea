package io.breakwater.execution.reconciliation.metrics;

import io.breakwater.execution.reconciliation.Difference;
import io.breakwater.execution.reconciliation.Findings;
import io.breakwater.execution.reconciliation.PassObserver;
import io.breakwater.execution.risk.ReconciliationReadiness;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts comparisons and what they found, and one log line for each that found anything. */
public final class MicrometerPassObserver implements PassObserver {
  private static final Logger LOG = LoggerFactory.getLogger(MicrometerPassObserver.class);

  private final MeterRegistry registry;

  public MicrometerPassObserver(MeterRegistry registry, ReconciliationReadiness readiness) {
    this.registry = registry;
    Gauge.builder("reconciliation.ready", readiness, ready -> ready.whyNotReady().isEmpty() ? 1 : 0)
        .description("1 once our books have been compared with the broker's since the start")
        .register(registry);
  }

  @Override
  public void ended(Findings findings) {
    registry.counter("reconciliation.passes", "kind", label(findings.kind())).increment();
    for (Difference difference : findings.differences()) {
      registry
          .counter(
              "reconciliation.differences",
              "kind",
              label(difference.ground().kind()),
              "resolution",
              label(difference.resolution()))
          .increment();
    }
    if (!findings.differences().isEmpty()) {
      LOG.atWarn()
          .addKeyValue("kind", findings.kind())
          .addKeyValue("found", findings.differences().size())
          .addKeyValue("quarantined", findings.count(Difference.Resolution.QUARANTINED))
          .log("our books differed from the broker's");
    } else {
      LOG.atDebug().addKeyValue("kind", findings.kind()).log("our books agree");
    }
  }

  private static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
