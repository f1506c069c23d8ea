package io.breakwater.localstack.venue.bar;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;

/** Every symbol that the venue trades, with its bars. Immutable, thread-safe. */
public final class BarHistory {
  private final NavigableMap<String, SymbolBars> bySymbol = new TreeMap<>();
  private final LocalDate lastDate;

  /**
   * @throws IllegalArgumentException if there is no symbol at all
   */
  public BarHistory(Collection<SymbolBars> symbols) {
    symbols.forEach(bars -> bySymbol.put(bars.symbol(), bars));
    lastDate =
        symbols.stream()
            .map(SymbolBars::lastDate)
            .max(Comparator.naturalOrder())
            .orElseThrow(() -> new IllegalArgumentException("no symbol has bars"));
  }

  public NavigableSet<String> symbols() {
    return bySymbol.navigableKeySet();
  }

  public Optional<SymbolBars> of(String symbol) {
    return Optional.ofNullable(bySymbol.get(symbol));
  }

  /** The last day on which any symbol has a bar; the market never opens after it. */
  public LocalDate lastDate() {
    return lastDate;
  }
}
