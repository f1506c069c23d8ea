package io.breakwater.signal.feature;

import java.util.List;

/**
 * The features of one symbol: a row per row of its {@link BarHistory}, a column per name. NaN where
 * a feature has no value.
 *
 * <p>Immutable.
 */
public final class FeatureTable {
  private final List<String> names;
  private final double[][] rows;

  FeatureTable(List<String> names, double[][] rows) {
    this.names = List.copyOf(names);
    this.rows = rows;
  }

  public List<String> names() {
    return names;
  }

  public int rows() {
    return rows.length;
  }

  /** Returns the features of a row, in the order of {@link #names}. */
  public double[] row(int row) {
    return rows[row].clone();
  }

  /**
   * Returns the named features of a row, in the order of the names given.
   *
   * @throws IllegalArgumentException if a name is not one of {@link #names}
   */
  public double[] row(int row, List<String> wanted) {
    if (wanted.equals(names)) {
      return row(row);
    }
    return wanted.stream()
        .mapToInt(this::indexOf)
        .mapToDouble(column -> rows[row][column])
        .toArray();
  }

  private int indexOf(String name) {
    int index = names.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException("no such feature: " + name);
    }
    return index;
  }
}
