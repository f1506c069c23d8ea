package io.breakwater.marketdata.bar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.testing.PropertiesBinding;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarPropertiesTest {

  @Test
  void defaults() {
    assertThat(PropertiesBinding.bind(BarProperties.class, Map.of()))
        .isEqualTo(
            new BarProperties(
                Duration.ofMinutes(15), 4, Duration.ofSeconds(30), Duration.ofSeconds(2)));
  }

  @Test
  void fullMapping() {
    var all =
        Map.of(
            "breakwater.bar.settling", "0s",
            "breakwater.bar.fills", "2",
            "breakwater.bar.patience", "3s",
            "breakwater.bar.round-interval", "4s");

    assertThat(PropertiesBinding.bind(BarProperties.class, all))
        .isEqualTo(
            new BarProperties(Duration.ZERO, 2, Duration.ofSeconds(3), Duration.ofSeconds(4)));
  }

  @ParameterizedTest
  @CsvSource({"settling, -1s", "fills, 0", "patience, 0s", "round-interval, -1s"})
  void refuses(String key, String value) {
    assertThatThrownBy(() ->
            PropertiesBinding.bind(BarProperties.class, Map.of("breakwater.bar." + key, value)))
        .rootCause()
        .hasMessageContaining("breakwater.bar." + key);
  }
}
