package io.breakwater.execution.risk;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Takes quotes from the first source, and from the second those that the first does not have.
 * Thread-safe.
 */
public final class FallbackQuotes implements QuoteSource {
  private final QuoteSource first;
  private final QuoteSource second;

  public FallbackQuotes(QuoteSource first, QuoteSource second) {
    this.first = first;
    this.second = second;
  }

  @Override
  public Map<String, Quote> latest(Set<String> symbols) {
    Map<String, Quote> found = new HashMap<>(first.latest(symbols));
    Set<String> missing = new HashSet<>(symbols);
    missing.removeAll(found.keySet());
    if (!missing.isEmpty()) {
      found.putAll(second.latest(missing));
    }
    return found;
  }
}
