package io.breakwater.signal.feature;

import java.time.LocalDate;
import java.util.List;

/**
 * The features of many symbols over one stretch of sessions.
 *
 * @param through the last session of the stretch
 * @param symbols those that have bars, in the order they were asked for
 * @param excluded those that have none
 */
public record FeaturePanel(
    LocalDate through, List<SymbolFeatures> symbols, List<Exclusion> excluded) {

  public FeaturePanel {
    symbols = List.copyOf(symbols);
    excluded = List.copyOf(excluded);
  }

  /**
   * Returns whether there are bars, and all of them end before the last session: then it is the
   * data that is behind, not a symbol that is suspended. Without any bar nothing is known to be
   * late; the symbols are the ones to blame.
   */
  public boolean endsEarly() {
    return !symbols.isEmpty()
        && symbols.stream().noneMatch(symbol -> symbol.history().rowOf(through).isPresent());
  }
}
