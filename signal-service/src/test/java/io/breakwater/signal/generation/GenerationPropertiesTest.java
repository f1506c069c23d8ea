package io.breakwater.signal.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.testing.PropertiesBinding;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GenerationPropertiesTest {

  @Test
  void defaults() {
    assertThat(bind(Map.of())).isEqualTo(new GenerationProperties(64));
  }

  @Test
  void fullMapping() {
    assertThat(bind(Map.of("breakwater.generation.cached-generators", "3")))
        .isEqualTo(new GenerationProperties(3));
  }

  @Test
  void refusesACacheOfNothing() {
    assertThatThrownBy(() -> bind(Map.of("breakwater.generation.cached-generators", "0")))
        .hasMessageContaining("breakwater.generation");
  }

  private static GenerationProperties bind(Map<String, String> properties) {
    return PropertiesBinding.bind(GenerationProperties.class, properties);
  }
}
