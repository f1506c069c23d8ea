package io.breakwater.marketdata.quote.micrometer;

import io.breakwater.marketdata.quote.DropReason;
import io.breakwater.marketdata.quote.QuoteCounts;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * {@code quotes_accepted_total}, {@code quotes_overtaken_total}, {@code
 * quotes_dropped_total{reason}}.
 */
public final class QuoteMetrics implements MeterBinder {

  private final QuoteCounts counts;

  public QuoteMetrics(QuoteCounts counts) {
    this.counts = counts;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    FunctionCounter.builder("quotes.accepted", counts, QuoteCounts::accepted)
        .description("Quotes of the vendor's that were usable")
        .register(registry);
    FunctionCounter.builder("quotes.overtaken", counts, QuoteCounts::overtaken)
        .description("Usable quotes that a newer one replaced before publication")
        .register(registry);
    for (DropReason reason : DropReason.values()) {
      FunctionCounter.builder("quotes.dropped", counts, c -> c.dropped(reason))
          .tag("reason", reason.label())
          .description("Quotes of the vendor's that were not passed on")
          .register(registry);
    }
  }
}
