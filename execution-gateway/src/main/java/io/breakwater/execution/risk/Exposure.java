package io.breakwater.execution.risk;

/** What an order would come on top of. Implemented where positions are kept. */
@FunctionalInterface
public interface Exposure {

  /**
   * Reads it from rows, in the running transaction, which holds the lock on the symbol: no other
   * order for it can be admitted until that ends, and none that was is missing.
   */
  SymbolExposure of(String symbol);
}
