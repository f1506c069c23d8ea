package io.breakwater.execution.audit.metrics;

import io.breakwater.execution.audit.EventStream;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** How long readers have been held up by a transaction that does not end; read when scraped. */
public final class UnsettledAge implements MeterBinder {
  private final EventStream events;

  public UnsettledAge(EventStream events) {
    this.events = events;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("events.unsettled.oldest.age", this::seconds)
        .baseUnit("seconds")
        .description(
            "Age of the oldest event that its readers may not see yet; 0 where there is none")
        .register(registry);
  }

  private double seconds() {
    try {
      return events.oldestUnsettled().toMillis() / 1000.0;
    } catch (DataAccessException | TransactionException e) {
      return Double.NaN;
    }
  }
}
