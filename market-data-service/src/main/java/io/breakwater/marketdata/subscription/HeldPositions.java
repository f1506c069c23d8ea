package io.breakwater.marketdata.subscription;

import io.breakwater.marketdata.instrument.Symbol;
import java.util.Set;

/** What the execution gateway holds or works. Implementations are thread-safe. */
public interface HeldPositions {

  /**
   * Returns the symbols with a position or a working order.
   *
   * @throws PositionsUnavailableException if the gateway did not say
   */
  Set<Symbol> symbols();
}
