package io.breakwater.signal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelIdentifiersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-alpha",
        "alpha beta",
        "alpha/1",
        "ä",
        "a2345678901234567890123456789012x"
      })
  void refusesAStrategyOfAnotherForm(String name) {
    assertThatThrownBy(() -> new StrategyId(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "alpha_baseline", "Alpha-158", "a2345678901234567890123456789012"})
  void takesAStrategyOfTheForm(String name) {
    assertThat(new StrategyId(name)).hasToString(name);
  }

  @Test
  void versionsCountFromOne() {
    assertThatThrownBy(() -> new ModelId(Models.ALPHA, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new ModelId(Models.ALPHA, 1)).hasToString("alpha/1");
  }

  @Test
  void aTextIsKnownByItsSha256() {
    assertThat(new ModelText("abc").sha256())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(new ModelText("abc")).hasToString("ModelText[3 characters]");
  }
}
