package io.breakwater.signal.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.signal.Bars;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link BarSource} does. */
public abstract class BarSourceContract {
  private static final LocalDate FROM = LocalDate.of(2012, 11, 1);
  private static final LocalDate THROUGH = LocalDate.of(2012, 12, 31);

  /** A source that has these bars, and no others. */
  protected abstract BarSource having(Map<String, List<DailyBar>> bars);

  /** A source that cannot be reached. */
  protected abstract BarSource away();

  @Test
  void givesTheBarsOfTheStretchExactly() {
    Map<String, List<DailyBar>> bars = Bars.wandering(List.of("AAPL", "IBM"), FROM, THROUGH);

    DailyBars found =
        having(bars)
            .dailyBars(
                List.of("AAPL", "IBM"), LocalDate.of(2012, 12, 3), LocalDate.of(2012, 12, 7));

    assertThat(found.bySymbol()).containsOnlyKeys("AAPL", "IBM");
    assertThat(found.bySymbol().get("IBM"))
        .isEqualTo(
            bars.get("IBM").stream()
                .filter(bar -> bar.date().getMonthValue() == 12 && bar.date().getDayOfMonth() <= 7)
                .toList())
        .hasSize(5);
    assertThat(found.missing()).isEmpty();
  }

  @Test
  void namesASymbolWithoutBarsAmongTheMissing() {
    BarSource source = having(Bars.wandering(List.of("AAPL"), FROM, THROUGH));

    DailyBars found = source.dailyBars(List.of("AAPL", "NONE"), FROM, THROUGH);

    assertThat(found.bySymbol()).containsOnlyKeys("AAPL");
    assertThat(found.missing()).containsOnlyKeys("NONE");
  }

  @Test
  void saysThatItIsUnavailable() {
    assertThatThrownBy(() -> away().dailyBars(List.of("AAPL"), FROM, THROUGH))
        .isInstanceOf(MarketDataUnavailableException.class);
  }
}
