package io.breakwater.signal.feature;

import java.util.List;

/**
 * Alpha158: 158 features of a symbol on a session, named and ordered as Qlib's handler of that name
 * has them (pyqlib 0.9.7, default configuration), and equal to what Qlib computes but for the
 * rounding of its 32-bit intermediate values.
 *
 * <p>From the {@link #ROWS_NEEDED}th row of a history on every feature is in its final form;
 * before, windows are shorter.
 *
 * <p>Thread-safe.
 */
public final class Alpha158 {
  /** Today and the 60 rows before it, which the longest window and the longest look back reach. */
  public static final int ROWS_NEEDED = 61;

  private static final List<Feature> FEATURES = Alpha158Formulas.all();
  private static final List<String> NAMES = FEATURES.stream().map(Feature::name).toList();

  private Alpha158() {}

  public static List<String> names() {
    return NAMES;
  }

  /** Computes all features of all rows. */
  public static FeatureTable compute(BarHistory history) {
    var columns = new Columns(history);
    var rows = new double[history.rows()][NAMES.size()];
    for (int feature = 0; feature < NAMES.size(); feature++) {
      Feature.Formula formula = FEATURES.get(feature).formula();
      for (int row = 0; row < rows.length; row++) {
        rows[row][feature] = formula.at(columns, row);
      }
    }
    return new FeatureTable(NAMES, rows);
  }
}
