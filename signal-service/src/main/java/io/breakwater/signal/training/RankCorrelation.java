package io.breakwater.signal.training;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Spearman's rank correlation: whether a high score goes with a high label, whatever the distances.
 */
final class RankCorrelation {

  private RankCorrelation() {}

  /** Returns a number from −1 to 1; NaN where either side has fewer than two different values. */
  static double of(double[] scores, double[] labels) {
    double[] x = ranks(scores);
    double[] y = ranks(labels);
    // Ties share their average rank, so both means are that of 1 … n.
    double mean = (x.length + 1) / 2.0;
    double products = 0;
    double squaresX = 0;
    double squaresY = 0;
    for (int i = 0; i < x.length; i++) {
      products += (x[i] - mean) * (y[i] - mean);
      squaresX += (x[i] - mean) * (x[i] - mean);
      squaresY += (y[i] - mean) * (y[i] - mean);
    }
    return products / Math.sqrt(squaresX * squaresY);
  }

  private static double[] ranks(double[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> rank(values, values[i])).toArray();
  }

  private static double rank(double[] values, double value) {
    long lower = Arrays.stream(values).filter(other -> other < value).count();
    long equal = Arrays.stream(values).filter(other -> other == value).count();
    return lower + (equal + 1) / 2.0;
  }
}
