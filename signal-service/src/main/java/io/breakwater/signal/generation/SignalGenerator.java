package io.breakwater.signal.generation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * Turns scores into signals: the best {@code topN} share +1 of the capital, the worst {@code
 * bottomN} share −1, the others get nothing.
 *
 * <p>Where the worst long and the best short have the same score, the model does not tell them
 * apart: nothing gets a weight.
 *
 * <p>Thread-safe.
 */
final class SignalGenerator {
  /** Standardised scores are reported as returns of this deviation. */
  private static final double RETURN_DEVIATION = 0.02;

  /** At or below this spread the scores are taken for equal, and only centred. */
  private static final double NO_SPREAD = 1e-10;

  private static final Comparator<Map.Entry<String, Double>> BEST_FIRST =
      Map.Entry.<String, Double>comparingByValue()
          .reversed()
          .thenComparing(Map.Entry.comparingByKey());

  private final Selection selection;

  SignalGenerator(Selection selection) {
    this.selection = selection;
  }

  /**
   * @param scores by symbol, finite
   * @throws IllegalArgumentException if there are fewer scores than are to be selected
   */
  RankedSignals generate(Map<String, Double> scores) {
    if (scores.size() < selection.size()) {
      throw new IllegalArgumentException(
          "scores must be at least " + selection.size() + ", was " + scores.size());
    }
    var ordered = scores.entrySet().stream().sorted(BEST_FIRST).toList();
    boolean noSeparation = isUnseparated(ordered);
    DoubleUnaryOperator toReturn = standardisation(scores);
    var signals = new ArrayList<Signal>();
    for (int place = 0; place < ordered.size(); place++) {
      double score = ordered.get(place).getValue();
      signals.add(
          new Signal(
              ordered.get(place).getKey(),
              score,
              toReturn.applyAsDouble(score),
              place + 1,
              noSeparation ? 0 : weight(place, ordered.size())));
    }
    return new RankedSignals(signals, noSeparation);
  }

  private boolean isUnseparated(List<Map.Entry<String, Double>> ordered) {
    if (selection.topN() == 0 || selection.bottomN() == 0) {
      return false;
    }
    double worstLong = ordered.get(selection.topN() - 1).getValue();
    double bestShort = ordered.get(ordered.size() - selection.bottomN()).getValue();
    return worstLong == bestShort;
  }

  private double weight(int place, int count) {
    if (place < selection.topN()) {
      return 1.0 / selection.topN();
    }
    return place >= count - selection.bottomN() ? -1.0 / selection.bottomN() : 0;
  }

  private static DoubleUnaryOperator standardisation(Map<String, Double> scores) {
    if (scores.size() == 1) {
      return score -> score;
    }
    double mean = scores.values().stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    double squares =
        scores.values().stream().mapToDouble(score -> (score - mean) * (score - mean)).sum();
    double deviation = Math.sqrt(squares / scores.size());
    return deviation <= NO_SPREAD
        ? score -> score - mean
        : score -> (score - mean) / deviation * RETURN_DEVIATION;
  }
}
