package io.breakwater.execution.risk;

import java.util.Optional;

/** Symbols whose books do not agree with the broker's. Implemented where the two are compared. */
public interface Quarantine {

  /**
   * Why no order for the symbol may leave, in a word; empty where it may. Read in the running
   * transaction.
   */
  Optional<String> reasonFor(String symbol);
}
