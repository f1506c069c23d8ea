package io.breakwater.execution.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.testing.PropertiesBinding;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PositionPropertiesTest {

  @Test
  void hasDefaults() {
    assertThat(PropertiesBinding.bind(PositionProperties.class, Map.of()))
        .isEqualTo(new PositionProperties(Duration.ofSeconds(5)));
  }

  @Test
  void mapsEveryKey() {
    assertThat(
            PropertiesBinding.bind(
                PositionProperties.class, Map.of("breakwater.position.price-stale-after", "9s")))
        .isEqualTo(new PositionProperties(Duration.ofSeconds(9)));
  }

  @Test
  void refusesAnAgeThatEveryPriceHas() {
    assertThatThrownBy(() -> new PositionProperties(Duration.ZERO))
        .hasMessageContaining("breakwater.position.price-stale-after must be positive");
  }
}
