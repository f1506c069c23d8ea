package io.breakwater.boot.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.testing.PropertiesBinding;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class WebPropertiesTest {

  @Test
  void defaults() {
    assertThat(PropertiesBinding.bind(WebProperties.class, Map.of()))
        .isEqualTo(new WebProperties(DataSize.ofKilobytes(64)));
  }

  @Test
  void fullMapping() {
    assertThat(
            PropertiesBinding.bind(WebProperties.class, Map.of("breakwater.web.body-limit", "1MB")))
        .isEqualTo(new WebProperties(DataSize.ofMegabytes(1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0B", "-1KB", "3GB"})
  void refusesAndNamesTheKey(String size) {
    assertThatThrownBy(() ->
            PropertiesBinding.bind(WebProperties.class, Map.of("breakwater.web.body-limit", size)))
        .hasStackTraceContaining("breakwater.web.body-limit");
  }
}
