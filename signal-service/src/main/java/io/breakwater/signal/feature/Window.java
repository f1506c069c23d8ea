package io.breakwater.signal.feature;

import java.util.Arrays;

/**
 * Some successive rows of a {@link Series}, and what Qlib's rolling operators make of them (their
 * rules read off pyqlib 0.9.7).
 *
 * <p>NaN and infinities are left out of every operation but the two positions; with nothing left
 * the answer is NaN.
 */
final class Window {
  /**
   * At or below this deviation a window counts as flat, whatever the level of its values: Qlib's
   * absolute tolerance.
   */
  private static final double FLAT = 2e-5;

  private final double[] column;
  private final int first;
  private final int last;
  private final double[] values;
  private final int[] rows;

  /** The rows from {@code first} to {@code last}, both included. */
  Window(double[] column, int first, int last) {
    this.column = column;
    this.first = first;
    this.last = last;
    var kept = new double[last - first + 1];
    var keptRows = new int[kept.length];
    int count = 0;
    for (int row = first; row <= last; row++) {
      if (Double.isFinite(column[row])) {
        kept[count] = column[row];
        keptRows[count++] = row;
      }
    }
    values = Arrays.copyOf(kept, count);
    rows = Arrays.copyOf(keptRows, count);
  }

  double sum() {
    if (values.length == 0) {
      return Double.NaN;
    }
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  double mean() {
    return sum() / values.length;
  }

  /** Returns the sample standard deviation (n − 1), NaN for fewer than two values. */
  double deviation() {
    return values.length < 2 ? Double.NaN : Math.sqrt(Moments.of(values, values).covariance());
  }

  boolean isFlat() {
    return deviation() <= FLAT;
  }

  double max() {
    double max = Double.NaN;
    for (double value : values) {
      max = value <= max ? max : value;
    }
    return max;
  }

  double min() {
    double min = Double.NaN;
    for (double value : values) {
      min = value >= min ? min : value;
    }
    return min;
  }

  /**
   * Returns the quantile by linear interpolation at the 0-based position {@code q · (n − 1)} of the
   * sorted values.
   */
  double quantile(double q) {
    if (values.length == 0) {
      return Double.NaN;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double position = q * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }

  /**
   * Returns the last row's rank, 1 for the lowest, ties sharing their average, divided by the
   * number of values.
   */
  double rank() {
    double today = column[last];
    if (!Double.isFinite(today)) {
      return Double.NaN;
    }
    int lower = 0;
    int equal = 0;
    for (double value : values) {
      if (value < today) {
        lower++;
      } else if (value == today) {
        equal++;
      }
    }
    return (lower + (equal + 1) / 2.0) / values.length;
  }

  /**
   * Returns where the highest value stands, 1 for the oldest row, the oldest of equals. A row
   * without a value counts as the extreme, as it does in Qlib; only if no row has one, the position
   * is NaN.
   */
  double positionOfMax() {
    return position(max());
  }

  /** Returns where the lowest value stands, by the rules of {@link #positionOfMax}. */
  double positionOfMin() {
    return position(min());
  }

  private double position(double extreme) {
    if (values.length == 0) {
      return Double.NaN;
    }
    int row = first;
    while (!Double.isNaN(column[row]) && column[row] != extreme) {
      row++;
    }
    return row - first + 1;
  }

  /**
   * Returns the slope of the least-squares line of the values on their row numbers, NaN for fewer
   * than two values.
   */
  double slope() {
    return values.length < 2 ? Double.NaN : onRows().slope();
  }

  /** Returns R² of that line; NaN where the window {@linkplain #isFlat is flat}. */
  double rSquared() {
    if (values.length < 2 || isFlat()) {
      return Double.NaN;
    }
    double correlation = onRows().correlation();
    return correlation * correlation;
  }

  /** Returns how far the last row lies above that line. */
  double residual() {
    return values.length < 2 ? Double.NaN : column[last] - onRows().lineAt(last);
  }

  private Moments onRows() {
    return Moments.of(Arrays.stream(rows).asDoubleStream().toArray(), values);
  }

  /**
   * Returns the correlation with another window of the same rows, over those where both have a
   * value. NaN for fewer than two of them, and where either window by itself {@linkplain #isFlat is
   * flat}.
   */
  double correlation(Window other) {
    if (isFlat() || other.isFlat()) {
      return Double.NaN;
    }
    var mine = new double[values.length];
    var theirs = new double[values.length];
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      double theirValue = other.column[rows[i]];
      if (Double.isFinite(theirValue)) {
        mine[count] = values[i];
        theirs[count++] = theirValue;
      }
    }
    return count < 2
        ? Double.NaN
        : Moments.of(Arrays.copyOf(mine, count), Arrays.copyOf(theirs, count)).correlation();
  }
}
