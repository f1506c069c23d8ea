package io.breakwater.signal.feature;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * One column of a {@link BarHistory}: a number per session, NaN where there is none.
 *
 * <p>Immutable.
 */
final class Series {
  private final double[] values;

  private Series(double[] values) {
    this.values = values;
  }

  static Series of(double[] values) {
    return new Series(values.clone());
  }

  double at(int row) {
    return values[row];
  }

  /** Returns the value {@code n} rows ago, NaN in the first {@code n} rows. */
  double ago(int row, int n) {
    return row < n ? Double.NaN : values[row - n];
  }

  /** Returns the last {@code d} rows up to and including this one, or as many as there are. */
  Window window(int row, int d) {
    return new Window(values, Math.max(0, row - d + 1), row);
  }

  Series map(DoubleUnaryOperator operation) {
    return new Series(Arrays.stream(values).map(operation).toArray());
  }

  /** Combines each value with the other series' value of the same row. */
  Series with(Series other, DoubleBinaryOperator operation) {
    var combined = new double[values.length];
    for (int row = 0; row < values.length; row++) {
      combined[row] = operation.applyAsDouble(values[row], other.values[row]);
    }
    return new Series(combined);
  }

  /** Combines each value with the one of the row before: {@code operation(today, before)}. */
  Series withPrevious(DoubleBinaryOperator operation) {
    var combined = new double[values.length];
    for (int row = 0; row < values.length; row++) {
      combined[row] = operation.applyAsDouble(values[row], ago(row, 1));
    }
    return new Series(combined);
  }
}
