package io.breakwater.signal.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.signal.Bars;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DailyBarsTest {
  private static final List<DailyBar> THREE =
      Bars.wandering(1, LocalDate.of(2012, 12, 3), LocalDate.of(2012, 12, 5));

  @Test
  void refusesBarsThatDoNotAscend() {
    assertThatThrownBy(() -> new DailyBars(Map.of("AAPL", THREE.reversed()), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("AAPL");
  }

  @Test
  void refusesADateTwice() {
    assertThatThrownBy(() ->
            new DailyBars(Map.of("AAPL", List.of(THREE.getFirst(), THREE.getFirst())), Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesASymbolWithNoBars() {
    assertThatThrownBy(() -> new DailyBars(Map.of("AAPL", List.of()), Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void joinsTwoAnswers() {
    var one = new DailyBars(Map.of("AAPL", THREE), Map.of("X", "unknown_symbol"));
    var other = new DailyBars(Map.of("IBM", THREE), Map.of("Y", "unknown_symbol"));

    DailyBars both = one.and(other);

    assertThat(both.bySymbol()).containsOnlyKeys("AAPL", "IBM");
    assertThat(both.missing()).containsOnlyKeys("X", "Y");
  }
}
