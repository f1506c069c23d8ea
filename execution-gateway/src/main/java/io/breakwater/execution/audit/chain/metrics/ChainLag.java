package io.breakwater.execution.audit.chain.metrics;

import io.breakwater.execution.audit.chain.AuditChain;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** How long the oldest event waits that is not chained; read when it is scraped. Thread-safe. */
public final class ChainLag implements MeterBinder {
  private final AuditChain chain;

  public ChainLag(AuditChain chain) {
    this.chain = chain;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("audit.chain.lag", this::seconds)
        .baseUnit("seconds")
        .description("Age of the oldest event that is not in the audit chain; 0 where all are")
        .register(registry);
  }

  private double seconds() {
    try {
      return chain.lag().toMillis() / 1000.0;
    } catch (DataAccessException | TransactionException e) {
      return Double.NaN;
    }
  }
}
