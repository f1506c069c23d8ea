package io.breakwater.signal.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.breakwater.money.Price;
import io.breakwater.signal.Bars;
import io.breakwater.signal.marketdata.DailyBar;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The rules of windows and of missing values, on histories that the golden values do not have. */
class Alpha158Test {
  private static final LocalDate FROM = LocalDate.of(2012, 1, 3);
  private static final LocalDate THROUGH = LocalDate.of(2012, 12, 31);

  @Test
  void theLast61RowsAreEnoughForEveryFeature() {
    for (long seed = 0; seed < 20; seed++) {
      List<DailyBar> bars = Bars.wandering(seed, FROM, THROUGH);
      List<DailyBar> tail = bars.subList(bars.size() - Alpha158.ROWS_NEEDED, bars.size());

      double[] ofAll = last(history(bars));
      double[] ofTail = last(history(tail));

      assertThat(ofTail).as("seed %d", seed).containsExactly(ofAll, within(1e-12));
      assertThat(ofAll).as("seed %d", seed).doesNotContain(Double.NaN);
    }
  }

  @Test
  void sixtyRowsAreNot() {
    List<DailyBar> bars = Bars.wandering(1, FROM, THROUGH);

    double[] row = last(history(bars.subList(bars.size() - 60, bars.size())));

    assertThat(row[Alpha158.names().indexOf("ROC60")]).isNaN();
  }

  @Test
  void nothingLooksAtALaterRow() {
    for (long seed = 0; seed < 20; seed++) {
      List<DailyBar> bars = Bars.wandering(seed, FROM, THROUGH);
      List<DailyBar> cut = bars.subList(0, 100);

      assertThat(Alpha158.compute(history(cut)).row(99))
          .as("seed %d", seed)
          .containsExactly(Alpha158.compute(history(bars)).row(99));
    }
  }

  @Test
  void theScaleOfPricesDoesNotMatter() {
    for (long seed = 0; seed < 20; seed++) {
      List<DailyBar> bars = Bars.wandering(seed, FROM, THROUGH);

      double[] scaled = last(history(map(bars, Alpha158Test::doubled)));

      assertThat(scaled).as("seed %d", seed).containsExactly(last(history(bars)), within(1e-9));
    }
  }

  @Test
  void aSuspendedSessionIsARowThatCountsAsNotRisenAndNotFallen() {
    List<DailyBar> bars = new ArrayList<>(Bars.wandering(3, FROM, THROUGH));
    List<LocalDate> sessions = bars.stream().map(DailyBar::date).toList();
    bars.remove(150);

    BarHistory history = BarHistory.of(bars, sessions);
    FeatureTable table = Alpha158.compute(history);

    assertThat(history.rows()).isEqualTo(sessions.size());
    assertThat(history.rowOf(sessions.get(151))).hasValue(151);
    assertThat(history.session(150)).isEqualTo(sessions.get(150));
    assertThat(value(table, 150, "KMID")).isNaN();
    assertThat(value(table, 150, "MA5")).isNaN();
    assertThat(value(table, 150, "RSV5")).isNaN();
    assertThat(value(table, 150, "CNTP5") + value(table, 150, "CNTN5"))
        .isCloseTo(0.8, within(1e-12));
    assertThat(value(table, 151, "CNTP5") + value(table, 151, "CNTN5"))
        .isCloseTo(0.6, within(1e-12));
    assertThat(value(table, 152, "IMAX5")).isEqualTo(3 / 5.0);
    assertThat(value(table, 150, "SUMP5")).isFinite();
    assertThat(value(table, 155, "ROC5")).isNaN();
    assertThat(value(table, 156, "ROC5")).isFinite();
  }

  @Test
  void whereNothingMovesOrTradesQuotientsAreZero() {
    var still = map(Bars.wandering(1, FROM, THROUGH), bar -> flat(bar, 0));

    FeatureTable table = Alpha158.compute(history(still));

    for (String name :
        List.of("KMID2", "KUP2", "KLOW2", "KSFT2", "RSV5", "SUMP5", "SUMD5", "VSUMP5", "WVMA5")) {
      assertThat(value(table, 100, name)).as(name).isZero();
    }
    assertThat(value(table, 100, "RSQR60")).isNaN();
    assertThat(value(table, 100, "CORR60")).isNaN();
    assertThat(value(table, 100, "CORD60")).isNaN();
  }

  @Test
  void aBarWithoutVwapLacksThatFeatureOnly() {
    var bars = map(Bars.wandering(1, FROM, THROUGH), Alpha158Test::withoutVwap);

    double[] row = last(history(bars));

    assertThat(row[Alpha158.names().indexOf("VWAP0")]).isNaN();
    assertThat(Arrays.stream(row).filter(Double::isNaN).count()).isEqualTo(1);
  }

  private static BarHistory history(List<DailyBar> bars) {
    return BarHistory.of(bars, bars.stream().map(DailyBar::date).toList());
  }

  private static double[] last(BarHistory history) {
    return Alpha158.compute(history).row(history.rows() - 1);
  }

  private static double value(FeatureTable table, int row, String name) {
    return table.row(row, List.of(name))[0];
  }

  private static List<DailyBar> map(List<DailyBar> bars, UnaryOperator<DailyBar> change) {
    return bars.stream().map(change).toList();
  }

  private static DailyBar doubled(DailyBar bar) {
    return new DailyBar(
        bar.date(),
        doubled(bar.open()),
        doubled(bar.high()),
        doubled(bar.low()),
        doubled(bar.close()),
        bar.volume(),
        bar.vwap() == null ? null : doubled(bar.vwap()));
  }

  private static Price doubled(Price price) {
    return Price.of(price.value().multiply(BigDecimal.TWO));
  }

  private static DailyBar flat(DailyBar bar, long volume) {
    Price ten = Price.of("10");
    return new DailyBar(bar.date(), ten, ten, ten, ten, BigDecimal.valueOf(volume), ten);
  }

  private static DailyBar withoutVwap(DailyBar bar) {
    return new DailyBar(
        bar.date(), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume(), null);
  }
}
