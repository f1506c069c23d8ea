package io.breakwater.orchestrator.positions;

import io.breakwater.orchestrator.instrument.Symbol;
import java.util.Map;

/** All positions of one strategy, or of the account, from one snapshot. */
public record Positions(Map<Symbol, Position> bySymbol) {

  public Positions {
    bySymbol = Map.copyOf(bySymbol);
  }

  /** Returns {@link Position#FLAT} for a symbol that nothing is held or working in. */
  public Position of(Symbol symbol) {
    return bySymbol.getOrDefault(symbol, Position.FLAT);
  }
}
