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
   * Returns whether any symbol has a bar of the last session, so that it is not the data that is
   * behind.
   */
  public boolean reachesLastSession() {
    return symbols.stream().anyMatch(symbol -> symbol.history().rowOf(through).isPresent());
  }
}
