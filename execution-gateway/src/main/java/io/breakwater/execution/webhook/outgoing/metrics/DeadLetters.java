package io.breakwater.execution.webhook.outgoing.metrics;

import io.breakwater.execution.webhook.outgoing.Deliveries;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** How many messages wait for an operator; read when it is scraped. */
public final class DeadLetters implements MeterBinder {
  private final Deliveries deliveries;

  public DeadLetters(Deliveries deliveries) {
    this.deliveries = deliveries;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("webhooks.outgoing.dead", this::count)
        .description("Outgoing webhooks that were tried in vain and wait for an operator")
        .register(registry);
  }

  private double count() {
    try {
      return deliveries.dead();
    } catch (DataAccessException | TransactionException e) {
      return Double.NaN;
    }
  }
}
