package io.breakwater.signal.model;

/**
 * Which model: a strategy's nth.
 *
 * @param version 1, 2, 3 … in the order of registration, never given twice
 */
public record ModelId(StrategyId strategy, int version) {

  public ModelId {
    if (version < 1) {
      throw new IllegalArgumentException("version must be at least 1, was " + version);
    }
  }

  @Override
  public String toString() {
    return strategy + "/" + version;
  }
}
