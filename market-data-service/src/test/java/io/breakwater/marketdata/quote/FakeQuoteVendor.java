package io.breakwater.marketdata.quote;

import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.marketdata.instrument.VendorUnavailableException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A vendor of latest quotes that can be away, and remembers what it was asked. */
final class FakeQuoteVendor implements QuoteVendor {

  final Map<Symbol, RawQuote> quotes = new HashMap<>();
  final List<List<Symbol>> asked = new ArrayList<>();
  boolean away;

  @Override
  public Map<Symbol, RawQuote> latest(Collection<Symbol> symbols) {
    asked.add(List.copyOf(symbols));
    if (away) {
      throw new VendorUnavailableException("told to be away");
    }
    Map<Symbol, RawQuote> found = new HashMap<>(quotes);
    found.keySet().retainAll(symbols);
    return found;
  }
}
