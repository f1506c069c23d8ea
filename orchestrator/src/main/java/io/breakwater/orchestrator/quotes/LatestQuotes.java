package io.breakwater.orchestrator.quotes;

import io.breakwater.orchestrator.instrument.Symbol;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Reads quotes from the fast path, and from the slow one whatever the fast one lacks or has only
 * stale: the market-data-service, asked over REST, fetches what nobody has subscribed to.
 *
 * <p>Thread-safe.
 */
public final class LatestQuotes implements QuoteSource {

  private final QuoteSource fast;
  private final QuoteSource slow;
  private final QuoteRule rule;

  public LatestQuotes(QuoteSource fast, QuoteSource slow, QuoteRule rule) {
    this.fast = fast;
    this.slow = slow;
    this.rule = rule;
  }

  @Override
  public Map<Symbol, Quote> latest(Set<Symbol> symbols) {
    Map<Symbol, Quote> quotes = new HashMap<>(fast.latest(symbols));
    Set<Symbol> wanting = new LinkedHashSet<>(symbols);
    wanting.removeAll(fresh(quotes.values()));
    if (!wanting.isEmpty()) {
      quotes.putAll(slow.latest(wanting));
    }
    return quotes;
  }

  private Set<Symbol> fresh(Collection<Quote> quotes) {
    Set<Symbol> fresh = new LinkedHashSet<>();
    for (Quote quote : quotes) {
      if (rule.judge(quote) == QuoteAge.FRESH) {
        fresh.add(quote.symbol());
      }
    }
    return fresh;
  }
}
