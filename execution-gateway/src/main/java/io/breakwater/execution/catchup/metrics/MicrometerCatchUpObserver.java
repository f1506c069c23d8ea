package io.breakwater.execution.catchup.metrics;

import io.breakwater.execution.catchup.CatchUpObserver;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts lists that were not read to their ends. Thread-safe. */
public final class MicrometerCatchUpObserver implements CatchUpObserver {
  private static final Logger LOG = LoggerFactory.getLogger(MicrometerCatchUpObserver.class);

  private final MeterRegistry registry;

  public MicrometerCatchUpObserver(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void cutShort(String what) {
    registry.counter("broker.lists.cut.short", "list", what).increment();
    LOG.atWarn().addKeyValue("list", what).log("a list of the broker's is longer than is read");
  }
}
