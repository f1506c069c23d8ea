package io.breakwater.signal.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.signal.Bars;
import io.breakwater.signal.marketdata.BarCalendar;
import io.breakwater.signal.marketdata.DailyBar;
import io.breakwater.signal.marketdata.InMemoryBars;
import io.breakwater.signal.marketdata.MarketDataUnavailableException;
import io.breakwater.testing.SettableClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BuildFeaturesTest {
  private static final LocalDate FROM = LocalDate.of(2012, 11, 1);
  private static final LocalDate THROUGH = LocalDate.of(2012, 12, 31);
  private static final BarCalendar CALENDAR =
      new BarCalendar(
          TradingCalendar.nyse(), SettableClock.at(Instant.parse("2013-01-02T00:00:00Z")));

  @Test
  void computesTheFeaturesOfAllSymbolsInTheOrderAskedFor() {
    var bars = new InMemoryBars(Bars.wandering(List.of("AAPL", "IBM"), FROM, THROUGH));

    FeaturePanel panel =
        new BuildFeatures(bars, CALENDAR).build(List.of("IBM", "AAPL"), FROM, THROUGH);

    assertThat(panel.symbols()).extracting(SymbolFeatures::symbol).containsExactly("IBM", "AAPL");
    assertThat(panel.through()).isEqualTo(THROUGH);
    assertThat(panel.endsEarly()).isFalse();
    assertThat(panel.excluded()).isEmpty();
  }

  @Test
  void namesSymbolsWithoutBars() {
    var bars = new InMemoryBars(Bars.wandering(List.of("AAPL"), FROM, THROUGH));

    FeaturePanel panel =
        new BuildFeatures(bars, CALENDAR).build(List.of("AAPL", "NONE"), FROM, THROUGH);

    assertThat(panel.excluded())
        .containsExactly(new Exclusion("NONE", Exclusion.Reason.NO_BARS, "unknown_symbol"));
  }

  @Test
  void knowsThatTheBarsEndTooEarly() {
    var bars = new InMemoryBars(Bars.wandering(List.of("AAPL"), FROM, THROUGH.minusDays(7)));

    FeaturePanel panel = new BuildFeatures(bars, CALENDAR).build(List.of("AAPL"), FROM, THROUGH);

    assertThat(panel.endsEarly()).isTrue();
  }

  @Test
  void doesNotTakeTheAbsenceOfAnyBarForLateness() {
    var bars = new InMemoryBars(Map.of());

    FeaturePanel panel = new BuildFeatures(bars, CALENDAR).build(List.of("NONE"), FROM, THROUGH);

    assertThat(panel.endsEarly()).isFalse();
    assertThat(panel.excluded()).extracting(Exclusion::symbol).containsExactly("NONE");
  }

  @Test
  void endsAtTheLastSessionOfAStretchThatEndsOnAWeekend() {
    var bars = new InMemoryBars(Bars.wandering(List.of("AAPL"), FROM, THROUGH));

    FeaturePanel panel =
        new BuildFeatures(bars, CALENDAR).build(List.of("AAPL"), FROM, LocalDate.of(2012, 12, 30));

    assertThat(panel.through()).isEqualTo(LocalDate.of(2012, 12, 28));
  }

  @Test
  void doesNotUseABarOfADayWithoutSession() {
    DailyBar bar = Bars.wandering(1, THROUGH, THROUGH).getFirst();
    var christmas =
        new DailyBar(
            LocalDate.of(2012, 12, 25),
            bar.open(),
            bar.high(),
            bar.low(),
            bar.close(),
            bar.volume(),
            null);
    var bars = new InMemoryBars(Map.of("AAPL", List.of(christmas, bar)));

    assertThatThrownBy(
            () -> new BuildFeatures(bars, CALENDAR).build(List.of("AAPL"), FROM, THROUGH))
        .isInstanceOf(MarketDataUnavailableException.class)
        .hasMessageContaining("2012-12-25");
  }
}
