package io.breakwater.marketdata.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymbolTest {

  @ParameterizedTest
  @ValueSource(strings = {"A", "AAPL", "BRK.B", "X2", "ABCDEFGHIJKLMNO"})
  void takesATickerSymbol(String text) {
    assertThat(Symbol.of(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "aapl", "1A", ".A", "A B", "A-B", "A\n", "ÄA", "ABCDEFGHIJKLMNOP", "../A"})
  void refusesAnythingElse(String text) {
    assertThat(Symbol.isWellFormed(text)).isFalse();
    assertThatThrownBy(() -> Symbol.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("symbol must match");
  }

  @Test
  void isOrderedByItsText() {
    assertThat(Symbol.of("AAPL")).isLessThan(Symbol.of("MSFT"));
  }
}
