package io.breakwater.marketdata.quote;

import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.marketdata.instrument.VendorUnavailableException;
import java.util.Collection;
import java.util.Map;

/** The vendor's answer to "what is the latest quote". Implementations are thread-safe. */
public interface QuoteVendor {

  /**
   * Returns the latest quote of each symbol that the vendor knows; the others are absent.
   *
   * @throws VendorUnavailableException if the vendor did not say
   */
  Map<Symbol, RawQuote> latest(Collection<Symbol> symbols);
}
