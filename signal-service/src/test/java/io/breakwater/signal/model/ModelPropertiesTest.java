package io.breakwater.signal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.testing.PropertiesBinding;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelPropertiesTest {

  @Test
  void defaults() {
    assertThat(bind(Map.of())).isEqualTo(new ModelProperties(Duration.ofSeconds(5)));
  }

  @Test
  void fullMapping() {
    assertThat(bind(Map.of("breakwater.models.reload-interval", "1m")))
        .isEqualTo(new ModelProperties(Duration.ofMinutes(1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0s", "-1s"})
  void refusesAnIntervalThatIsNone(String interval) {
    assertThatThrownBy(() -> bind(Map.of("breakwater.models.reload-interval", interval)))
        .hasStackTraceContaining("must be positive");
  }

  private static ModelProperties bind(Map<String, String> properties) {
    return PropertiesBinding.bind(ModelProperties.class, properties);
  }
}
