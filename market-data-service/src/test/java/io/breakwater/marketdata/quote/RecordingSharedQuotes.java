package io.breakwater.marketdata.quote;

import io.breakwater.marketdata.instrument.Symbol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shared quotes in memory that can be away, and remember each publication. */
final class RecordingSharedQuotes implements SharedQuotes {

  final List<Quote> published = new ArrayList<>();
  final Map<Symbol, Quote> standing = new HashMap<>();
  boolean away;

  /** Done at the start of each publication. */
  Runnable meanwhile = () -> {};

  @Override
  public void publish(Collection<Quote> quotes, Instant now) {
    meanwhile.run();
    failIfAway();
    published.addAll(quotes);
    quotes.forEach(quote -> standing.put(quote.symbol(), quote));
  }

  @Override
  public Map<Symbol, Quote> read(Collection<Symbol> symbols) {
    failIfAway();
    Map<Symbol, Quote> found = new HashMap<>(standing);
    found.keySet().retainAll(symbols);
    return found;
  }

  private void failIfAway() {
    if (away) {
      throw new SharedQuotesUnavailableException("told to be away", null);
    }
  }
}
