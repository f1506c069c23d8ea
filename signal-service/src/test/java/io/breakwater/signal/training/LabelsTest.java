package io.breakwater.signal.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.signal.Bars;
import io.breakwater.signal.feature.Alpha158;
import io.breakwater.signal.feature.BuildFeatures;
import io.breakwater.signal.feature.FeaturePanel;
import io.breakwater.signal.marketdata.BarCalendar;
import io.breakwater.signal.marketdata.DailyBar;
import io.breakwater.signal.marketdata.InMemoryBars;
import io.breakwater.signal.training.TrainingSet.Row;
import io.breakwater.testing.SettableClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LabelsTest {
  private static final LocalDate FROM = LocalDate.of(2012, 1, 3);
  private static final LocalDate THROUGH = LocalDate.of(2012, 12, 31);
  private static final List<String> SYMBOLS = List.of("AAPL", "GOOG", "IBM");
  private static final BarCalendar CALENDAR =
      new BarCalendar(
          TradingCalendar.nyse(), SettableClock.at(Instant.parse("2013-01-02T00:00:00Z")));

  private final Map<String, List<DailyBar>> bars =
      new TreeMap<>(Bars.wandering(SYMBOLS, FROM, THROUGH));

  @Test
  void labelsARowWithTheReturnFromTheNextCloseToTheOneAfterStandardisedAcrossSymbols() {
    TrainingSet set = label(FROM);

    List<Row> session = set.bySession().get(10);
    double[] returns =
        session.stream().mapToDouble(row -> returnAfter(row.symbol(), row.session())).toArray();
    double mean = (returns[0] + returns[1] + returns[2]) / 3;
    double deviation =
        Math.sqrt(
            (Math.pow(returns[0] - mean, 2)
                    + Math.pow(returns[1] - mean, 2)
                    + Math.pow(returns[2] - mean, 2))
                / 2);
    assertThat(session).extracting(Row::symbol).containsExactlyElementsOf(SYMBOLS);
    for (int i = 0; i < 3; i++) {
      assertThat(session.get(i).label()).isCloseTo((returns[i] - mean) / deviation, within(1e-9));
    }
  }

  @Test
  void noLabelLooksPastTheLastBar() {
    TrainingSet set = label(FROM);

    List<LocalDate> sessions = bars.get("IBM").stream().map(DailyBar::date).toList();
    assertThat(set.sessions().getLast()).isEqualTo(sessions.get(sessions.size() - 3));
    assertThat(set.rows()).extracting(Row::labelEnds).allMatch(date -> !date.isAfter(THROUGH));
    assertThat(set.rows().getLast().labelEnds()).isEqualTo(THROUGH);
  }

  @Test
  void startsWithTheFirstRowWhoseFeaturesAreFinal() {
    LocalDate sixtyFirst = bars.get("IBM").get(60).date();

    assertThat(label(FROM).sessions().getFirst()).isEqualTo(sixtyFirst);
  }

  @Test
  void startsNoEarlierThanAsked() {
    assertThat(label(LocalDate.of(2012, 7, 1)).sessions().getFirst())
        .isEqualTo(LocalDate.of(2012, 7, 2));
  }

  @Test
  void dropsRowsWhoseLabelNeedsAMissingClose() {
    List<DailyBar> ibm = new ArrayList<>(bars.get("IBM"));
    LocalDate missing = ibm.remove(100).date();
    bars.put("IBM", ibm);
    List<LocalDate> affected = List.of(ibm.get(98).date(), ibm.get(99).date(), missing);

    assertThat(label(FROM).rows())
        .filteredOn(row -> row.symbol().equals("IBM"))
        .extracting(Row::session)
        .doesNotContainAnyElementsOf(affected)
        .contains(ibm.get(97).date(), ibm.get(100).date());
  }

  @Test
  void oneSymbolAloneTeachesNothing() {
    bars.keySet().retainAll(List.of("IBM"));

    assertThat(label(FROM).rows()).isEmpty();
  }

  @Test
  void rowsHaveAllFeatures() {
    TrainingSet set = label(FROM);

    assertThat(set.features()).isEqualTo(Alpha158.names());
    assertThat(set.rows())
        .allSatisfy(row -> assertThat(row.inputs()).hasSize(158).doesNotContain(Double.NaN));
  }

  private double returnAfter(String symbol, LocalDate session) {
    List<DailyBar> history = bars.get(symbol);
    List<LocalDate> dates = history.stream().map(DailyBar::date).toList();
    int row = dates.indexOf(session);
    return history.get(row + 2).close().value().doubleValue()
            / history.get(row + 1).close().value().doubleValue()
        - 1;
  }

  private TrainingSet label(LocalDate start) {
    FeaturePanel panel =
        new BuildFeatures(new InMemoryBars(bars), CALENDAR)
            .build(List.copyOf(bars.keySet()), FROM, THROUGH);
    return Labels.label(panel, start);
  }
}
