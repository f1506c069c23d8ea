package io.breakwater.execution.quarantine.metrics;

import io.breakwater.execution.quarantine.QuarantineBook;
import io.breakwater.execution.quarantine.QuarantineBook.State;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** How many symbols are in quarantine; read when it is scraped. */
public final class QuarantinedSymbols implements MeterBinder {
  private final QuarantineBook quarantine;

  public QuarantinedSymbols(QuarantineBook quarantine) {
    this.quarantine = quarantine;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("symbols.quarantined", this::count)
        .description("Symbols that may not be traded, because our books and the broker's differ")
        .register(registry);
  }

  private double count() {
    try {
      return quarantine.standing().stream()
          .filter(entry -> entry.state() == State.OPEN)
          .map(entry -> entry.ground().symbol())
          .distinct()
          .count();
    } catch (DataAccessException | TransactionException e) {
      return Double.NaN;
    }
  }
}
