package io.breakwater.signal.training;

import io.breakwater.signal.feature.Alpha158;
import io.breakwater.signal.feature.BarHistory;
import io.breakwater.signal.feature.FeaturePanel;
import io.breakwater.signal.feature.SymbolFeatures;
import io.breakwater.signal.training.TrainingSet.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Makes a {@link TrainingSet} of features.
 *
 * <p>The label of a row is the return from the next session's close to the one after it, which is
 * what an order can earn that is placed after the row's session: standardised across the symbols of
 * that session (mean 0, sample standard deviation 1), so that a model learns who does better, not
 * where the market goes.
 */
final class Labels {
  /** A label looks at the closes of the next session and of the one after it. */
  static final int SESSIONS_AHEAD = 2;

  private Labels() {}

  /**
   * Labels the rows from {@code start} on. Left out are rows whose label would need a close that
   * the panel does not have, rows whose features are not in their final form yet, as none such is
   * scored later, and sessions of one symbol.
   */
  static TrainingSet label(FeaturePanel panel, LocalDate start) {
    var rows = new ArrayList<Row>();
    for (SymbolFeatures symbol : panel.symbols()) {
      addRows(symbol, start, rows);
    }
    rows.sort(Comparator.comparing(Row::session).thenComparing(Row::symbol));
    var standardised = new ArrayList<Row>();
    for (List<Row> session : new TrainingSet(Alpha158.names(), rows).bySession()) {
      standardised.addAll(standardise(session));
    }
    return new TrainingSet(Alpha158.names(), standardised);
  }

  private static void addRows(SymbolFeatures symbol, LocalDate start, List<Row> rows) {
    BarHistory history = symbol.history();
    for (int row = Alpha158.ROWS_NEEDED - 1; row + SESSIONS_AHEAD < history.rows(); row++) {
      double label = history.close(row + 2) / history.close(row + 1) - 1;
      boolean traded = Double.isFinite(history.close(row));
      if (traded && Double.isFinite(label) && !history.session(row).isBefore(start)) {
        rows.add(
            new Row(
                symbol.symbol(),
                history.session(row),
                history.session(row + SESSIONS_AHEAD),
                symbol.features().row(row),
                label));
      }
    }
  }

  private static List<Row> standardise(List<Row> session) {
    double mean = session.stream().mapToDouble(Row::label).average().orElseThrow();
    double squares = session.stream().mapToDouble(row -> Math.pow(row.label() - mean, 2)).sum();
    double deviation = Math.sqrt(squares / (session.size() - 1));
    // One symbol, or all equal: nobody did better than another, so there is nothing to learn.
    return Double.isNaN(deviation) || deviation == 0
        ? List.of()
        : session.stream().map(row -> row.withLabel((row.label() - mean) / deviation)).toList();
  }
}
