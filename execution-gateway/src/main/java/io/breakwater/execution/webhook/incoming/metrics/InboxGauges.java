package io.breakwater.execution.webhook.incoming.metrics;

import io.breakwater.execution.webhook.incoming.HintInbox;
import io.breakwater.execution.webhook.incoming.HintInbox.Backlog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** What is left in the inbox; read when it is scraped. Thread-safe. */
public final class InboxGauges implements MeterBinder {
  private final HintInbox inbox;

  public InboxGauges(HintInbox inbox) {
    this.inbox = inbox;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("webhooks.incoming.dead", () -> read(Backlog::dead))
        .description("Incoming webhooks that were tried in vain and wait for an operator")
        .register(registry);
    Gauge.builder(
            "webhooks.incoming.oldest.pending.age",
            () -> read(backlog -> backlog.oldestPending().toMillis() / 1000.0))
        .baseUnit("seconds")
        .description("How long the oldest webhook has waited to be followed; 0 where none waits")
        .register(registry);
  }

  private double read(ToDoubleFunction<Backlog> figure) {
    try {
      return figure.applyAsDouble(inbox.backlog());
    } catch (DataAccessException | TransactionException e) {
      return Double.NaN;
    }
  }
}
