package io.breakwater.orchestrator.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.orchestrator.instrument.Symbol;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignalSetTest {

  @Test
  void findsSignalsAndExclusionsBySymbol() {
    SignalSet set = set(signal("AAPL", "0.5"));

    assertThat(set.of(Symbol.of("AAPL"))).contains(signal("AAPL", "0.5"));
    assertThat(set.of(Symbol.of("MSFT"))).isEmpty();
    assertThat(set.exclusionOf(Symbol.of("IBM"))).contains("NO_BARS");
    assertThat(set.exclusionOf(Symbol.of("AAPL"))).isEmpty();
  }

  @Test
  void acceptsSidesThatAddUpToTheCapitalButForADivisionsLastDigits() {
    String third = "0.33333333333333337";

    SignalSet set =
        set(signal("A", third), signal("B", third), signal("C", third), signal("D", "-1"));

    assertThat(set.signals()).hasSize(4);
  }

  @Test
  void refusesASideThatAddsUpToMoreThanTheCapital() {
    assertThatThrownBy(() -> set(signal("A", "0.6"), signal("B", "0.5")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("long");
    assertThatThrownBy(() -> set(signal("A", "-0.6"), signal("B", "-0.5")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("short");
  }

  @Test
  void refusesASymbolWithTwoSignals() {
    assertThatThrownBy(() -> set(signal("A", "0.1"), signal("A", "0.1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("A has two");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.000001", "-1.000001", "5"})
  void refusesAWeightBeyondTheCapital(String weight) {
    assertThatThrownBy(() -> signal("A", weight))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(weight);
  }

  @Test
  void equalNumbersAreEqualSignals() {
    assertThat(signal("A", "0.50"))
        .isEqualTo(signal("A", "0.5"))
        .hasSameHashCodeAs(signal("A", "0.5"));
  }

  private static SignalSet set(Signal... signals) {
    return new SignalSet(
        "s-1",
        "v1",
        LocalDate.of(2012, 12, 31),
        false,
        List.of(signals),
        Map.of(Symbol.of("IBM"), "NO_BARS"));
  }

  private static Signal signal(String symbol, String weight) {
    return new Signal(Symbol.of(symbol), 1, new BigDecimal("0.01"), new BigDecimal(weight));
  }
}
