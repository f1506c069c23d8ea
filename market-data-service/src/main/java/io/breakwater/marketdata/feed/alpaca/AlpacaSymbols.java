package io.breakwater.marketdata.feed.alpaca;

import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.marketdata.instrument.SymbolDirectory;
import io.breakwater.marketdata.quote.QuoteVendor;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes a symbol for known when the vendor has a latest quote of it: the data API has no directory
 * of its own. What was known once stays known. Thread-safe.
 */
public final class AlpacaSymbols implements SymbolDirectory {

  /** More than there are US shares; beyond it the vendor is asked each time. */
  private static final int CAPACITY = 20_000;

  private final QuoteVendor quotes;
  private final Set<Symbol> known = ConcurrentHashMap.newKeySet();

  public AlpacaSymbols(QuoteVendor quotes) {
    this.quotes = quotes;
  }

  @Override
  public boolean knows(Symbol symbol) {
    if (known.contains(symbol)) {
      return true;
    }
    boolean knows = quotes.latest(List.of(symbol)).containsKey(symbol);
    if (knows && known.size() < CAPACITY) {
      known.add(symbol);
    }
    return knows;
  }
}
