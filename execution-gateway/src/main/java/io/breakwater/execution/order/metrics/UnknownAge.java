package io.breakwater.execution.order.metrics;

import io.breakwater.execution.order.RecoveryQueue;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** How long the order that has been UNKNOWN longest has been so; read when it is scraped. */
final class UnknownAge implements MeterBinder {
  private final RecoveryQueue queue;

  UnknownAge(RecoveryQueue queue) {
    this.queue = queue;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("orders.unknown.oldest.age", this::seconds)
        .baseUnit("seconds")
        .description("Age of the order that has been UNKNOWN longest; 0 where there is none")
        .register(registry);
  }

  private double seconds() {
    try {
      return queue.oldestUnknown().toMillis() / 1000.0;
    } catch (DataAccessException | TransactionException e) {
      return Double.NaN;
    }
  }
}
