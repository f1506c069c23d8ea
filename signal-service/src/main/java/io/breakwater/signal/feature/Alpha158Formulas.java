package io.breakwater.signal.feature;

import io.breakwater.signal.feature.Columns.Changes;
import io.breakwater.signal.feature.Feature.Formula;
import io.breakwater.signal.feature.Feature.RollingFormula;
import java.util.ArrayList;
import java.util.List;

/**
 * The table of {@link Alpha158}: nine candle and four price features, then 29 families over five
 * windows each.
 */
final class Alpha158Formulas {
  /** Keeps a quotient finite where nothing moved or nothing was traded. */
  private static final double EPSILON = 1e-12;

  private static final int[] WINDOWS = {5, 10, 20, 30, 60};

  private final List<Feature> features = new ArrayList<>();

  private Alpha158Formulas() {}

  static List<Feature> all() {
    var table = new Alpha158Formulas();
    table.candles();
    table.prices();
    table.trends();
    table.ranges();
    table.positions();
    table.correlations();
    table.directions();
    table.volumes();
    return List.copyOf(table.features);
  }

  /** How the session's body and shadows compare with its open, and with its range. */
  private void candles() {
    single("KMID", (b, t) -> (b.close.at(t) - b.open.at(t)) / b.open.at(t));
    single("KLEN", (b, t) -> range(b, t) / b.open.at(t));
    single("KMID2", (b, t) -> (b.close.at(t) - b.open.at(t)) / (range(b, t) + EPSILON));
    single("KUP", (b, t) -> upperShadow(b, t) / b.open.at(t));
    single("KUP2", (b, t) -> upperShadow(b, t) / (range(b, t) + EPSILON));
    single("KLOW", (b, t) -> lowerShadow(b, t) / b.open.at(t));
    single("KLOW2", (b, t) -> lowerShadow(b, t) / (range(b, t) + EPSILON));
    single("KSFT", (b, t) -> shift(b, t) / b.open.at(t));
    single("KSFT2", (b, t) -> shift(b, t) / (range(b, t) + EPSILON));
  }

  private void prices() {
    single("OPEN0", (b, t) -> b.open.at(t) / b.close.at(t));
    single("HIGH0", (b, t) -> b.high.at(t) / b.close.at(t));
    single("LOW0", (b, t) -> b.low.at(t) / b.close.at(t));
    single("VWAP0", (b, t) -> b.vwap.at(t) / b.close.at(t));
  }

  private void trends() {
    rolling("ROC", (b, t, d) -> b.close.ago(t, d) / b.close.at(t));
    rolling("MA", (b, t, d) -> b.close.window(t, d).mean() / b.close.at(t));
    rolling("STD", (b, t, d) -> b.close.window(t, d).deviation() / b.close.at(t));
    rolling("BETA", (b, t, d) -> b.close.window(t, d).slope() / b.close.at(t));
    rolling("RSQR", (b, t, d) -> b.close.window(t, d).rSquared());
    rolling("RESI", (b, t, d) -> b.close.window(t, d).residual() / b.close.at(t));
  }

  private void ranges() {
    rolling("MAX", (b, t, d) -> b.high.window(t, d).max() / b.close.at(t));
    rolling("MIN", (b, t, d) -> b.low.window(t, d).min() / b.close.at(t));
    rolling("QTLU", (b, t, d) -> b.close.window(t, d).quantile(0.8) / b.close.at(t));
    rolling("QTLD", (b, t, d) -> b.close.window(t, d).quantile(0.2) / b.close.at(t));
    rolling("RANK", (b, t, d) -> b.close.window(t, d).rank());
    rolling("RSV", Alpha158Formulas::placeInRange);
  }

  private void positions() {
    rolling("IMAX", (b, t, d) -> b.high.window(t, d).positionOfMax() / d);
    rolling("IMIN", (b, t, d) -> b.low.window(t, d).positionOfMin() / d);
    rolling(
        "IMXD",
        (b, t, d) ->
            (b.high.window(t, d).positionOfMax() - b.low.window(t, d).positionOfMin()) / d);
  }

  private void correlations() {
    rolling("CORR", (b, t, d) -> b.close.window(t, d).correlation(b.logVolume.window(t, d)));
    rolling(
        "CORD", (b, t, d) -> b.closeRatio.window(t, d).correlation(b.logVolumeRatio.window(t, d)));
  }

  private void directions() {
    rolling("CNTP", (b, t, d) -> b.rose.window(t, d).mean());
    rolling("CNTN", (b, t, d) -> b.fell.window(t, d).mean());
    rolling("CNTD", (b, t, d) -> b.rose.window(t, d).mean() - b.fell.window(t, d).mean());
    rolling("SUMP", (b, t, d) -> gained(b.closeChanges, t, d));
    rolling("SUMN", (b, t, d) -> lost(b.closeChanges, t, d));
    rolling("SUMD", (b, t, d) -> net(b.closeChanges, t, d));
  }

  private void volumes() {
    rolling("VMA", (b, t, d) -> b.volume.window(t, d).mean() / (b.volume.at(t) + EPSILON));
    rolling("VSTD", (b, t, d) -> b.volume.window(t, d).deviation() / (b.volume.at(t) + EPSILON));
    rolling(
        "WVMA",
        (b, t, d) ->
            b.weightedMove.window(t, d).deviation()
                / (b.weightedMove.window(t, d).mean() + EPSILON));
    rolling("VSUMP", (b, t, d) -> gained(b.volumeChanges, t, d));
    rolling("VSUMN", (b, t, d) -> lost(b.volumeChanges, t, d));
    rolling("VSUMD", (b, t, d) -> net(b.volumeChanges, t, d));
  }

  private void single(String name, Formula formula) {
    features.add(new Feature(name, formula));
  }

  private void rolling(String family, RollingFormula formula) {
    for (int d : WINDOWS) {
      features.add(new Feature(family + d, (columns, row) -> formula.at(columns, row, d)));
    }
  }

  private static double range(Columns b, int t) {
    return b.high.at(t) - b.low.at(t);
  }

  private static double upperShadow(Columns b, int t) {
    return b.high.at(t) - Math.max(b.open.at(t), b.close.at(t));
  }

  private static double lowerShadow(Columns b, int t) {
    return Math.min(b.open.at(t), b.close.at(t)) - b.low.at(t);
  }

  /** Twice the distance of the close from the middle of the range. */
  private static double shift(Columns b, int t) {
    return 2 * b.close.at(t) - b.high.at(t) - b.low.at(t);
  }

  private static double placeInRange(Columns b, int t, int d) {
    double lowest = b.low.window(t, d).min();
    return (b.close.at(t) - lowest) / (b.high.window(t, d).max() - lowest + EPSILON);
  }

  private static double gained(Changes changes, int t, int d) {
    return changes.gains().window(t, d).sum() / moved(changes, t, d);
  }

  private static double lost(Changes changes, int t, int d) {
    return changes.losses().window(t, d).sum() / moved(changes, t, d);
  }

  private static double net(Changes changes, int t, int d) {
    return (changes.gains().window(t, d).sum() - changes.losses().window(t, d).sum())
        / moved(changes, t, d);
  }

  private static double moved(Changes changes, int t, int d) {
    return changes.moves().window(t, d).sum() + EPSILON;
  }
}
