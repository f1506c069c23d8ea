package io.breakwater.signal.model;

import java.util.List;

/**
 * A model ready to score. It holds memory outside the Java heap until it is closed; whoever opened
 * it closes it once. Scoring is thread-safe, closing while scoring is not.
 */
public interface Scorer extends AutoCloseable {

  /** Returns the names of the inputs, in order, as the model itself states them. */
  List<String> features();

  /**
   * Returns a score per row.
   *
   * @param rows inputs in the order of {@link #features}; NaN where there is no value
   */
  double[] score(List<double[]> rows);

  @Override
  void close();
}
