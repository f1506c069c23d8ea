package io.breakwater.marketdata.instrument;

/** Says which symbols the data vendor knows. Implementations are thread-safe. */
public interface SymbolDirectory {

  /**
   * Whether the vendor has ever heard of the symbol.
   *
   * @throws VendorUnavailableException if the vendor did not say
   */
  boolean knows(Symbol symbol);
}
