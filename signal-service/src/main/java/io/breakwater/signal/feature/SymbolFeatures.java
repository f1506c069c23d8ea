package io.breakwater.signal.feature;

/** The bars of one symbol and the features computed from them, row by row. */
public record SymbolFeatures(String symbol, BarHistory history, FeatureTable features) {

  static SymbolFeatures of(String symbol, BarHistory history) {
    return new SymbolFeatures(symbol, history, Alpha158.compute(history));
  }
}
