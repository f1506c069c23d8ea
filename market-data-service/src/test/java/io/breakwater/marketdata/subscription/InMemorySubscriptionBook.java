package io.breakwater.marketdata.subscription;

import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.subscription.Source;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A book on paper that burns with the process. */
public final class InMemorySubscriptionBook implements SubscriptionBook {

  private final Map<Symbol, Set<Source>> entries = new HashMap<>();

  @Override
  public synchronized boolean add(Symbol symbol, Source source) {
    return entries.computeIfAbsent(symbol, key -> new HashSet<>()).add(source);
  }

  @Override
  public synchronized boolean remove(Symbol symbol, Source source) {
    boolean removed = entries.getOrDefault(symbol, new HashSet<>()).remove(source);
    entries.values().removeIf(Set::isEmpty);
    return removed;
  }

  @Override
  public synchronized Map<Symbol, Set<Source>> read() {
    Map<Symbol, Set<Source>> copy = new HashMap<>();
    entries.forEach((symbol, sources) -> copy.put(symbol, Set.copyOf(sources)));
    return copy;
  }
}
