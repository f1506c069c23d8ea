package io.breakwater.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.clock.ReplaySetting;
import io.breakwater.testing.PropertiesBinding;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockPropertiesTest {
  private static final String REPLAY =
      "origin=2026-11-22T20:00:00Z,market=2012-12-31T21:00:00Z,speed=60,closed=PT5S";

  @Test
  void defaults() {
    var bound = PropertiesBinding.bind(ClockProperties.class, Map.of());

    assertThat(bound).isEqualTo(new ClockProperties(null));
    assertThat(bound.setting()).isEmpty();
  }

  @Test
  void fullMapping() {
    var bound =
        PropertiesBinding.bind(ClockProperties.class, Map.of("breakwater.clock.replay", REPLAY));

    assertThat(bound).isEqualTo(new ClockProperties(REPLAY));
    assertThat(bound.setting()).contains(ReplaySetting.parse(REPLAY));
  }

  /** As docker-compose passes a variable that is not set. */
  @Test
  void takesABlankForAbsent() {
    assertThat(new ClockProperties("").setting()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"60", "origin=now,market=x,speed=1,closed=PT1S", "speed=60"})
  void refusesAndNamesTheKey(String text) {
    assertThatThrownBy(() ->
            PropertiesBinding.bind(ClockProperties.class, Map.of("breakwater.clock.replay", text)))
        .hasStackTraceContaining("breakwater.clock.replay");
  }
}
