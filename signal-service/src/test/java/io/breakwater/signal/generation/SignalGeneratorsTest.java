package io.breakwater.signal.generation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignalGeneratorsTest {
  private final SignalGenerators generators = new SignalGenerators(2);

  @Test
  void makesOneGeneratorPerSelection() {
    SignalGenerator first = generators.of(new Selection(2, 2));

    assertThat(generators.of(new Selection(2, 2))).isSameAs(first);
    assertThat(generators.of(new Selection(2, 1))).isNotSameAs(first);
  }

  @Test
  void forgetsTheLeastRecentlyUsedPastItsBound() {
    SignalGenerator first = generators.of(new Selection(1, 0));
    SignalGenerator second = generators.of(new Selection(2, 0));
    generators.of(new Selection(1, 0));
    generators.of(new Selection(3, 0));

    assertThat(generators.size()).isEqualTo(2);
    assertThat(generators.of(new Selection(1, 0))).isSameAs(first);
    assertThat(generators.of(new Selection(2, 0))).isNotSameAs(second);
  }
}
