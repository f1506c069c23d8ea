package io.breakwater.marketdata.quote;

import io.breakwater.marketdata.instrument.Symbol;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * Where the latest quotes stand for every process to read, and from where changes are announced.
 * Never the truth: it may be away, or forget. Implementations are thread-safe and fail within a
 * fraction of a second.
 */
public interface SharedQuotes {

  /**
   * Writes each quote and announces it. Each disappears when its time to live, counted from its
   * receive time, is over.
   *
   * @param now machine time
   * @throws SharedQuotesUnavailableException if that did not happen, or perhaps only in part
   */
  void publish(Collection<Quote> quotes, Instant now);

  /**
   * Returns those of the symbols that have a quote there.
   *
   * @throws SharedQuotesUnavailableException if they cannot be read
   */
  Map<Symbol, Quote> read(Collection<Symbol> symbols);
}
