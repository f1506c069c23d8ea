package io.breakwater.orchestrator.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymbolTest {

  @ParameterizedTest
  @ValueSource(strings = {"A", "AAPL", "BRK.B", "A12345678901234"})
  void acceptsATicker(String text) {
    assertThat(Symbol.of(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "aapl", "1A", ".A", "A B", "AAPL\n", "BTC/USD", "A123456789012345"})
  void refusesWhatIsNone(String text) {
    assertThat(Symbol.isSymbol(text)).isFalse();
    assertThatThrownBy(() -> Symbol.of(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
