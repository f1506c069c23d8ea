package io.breakwater.signal.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.testing.PropertiesBinding;
import java.time.Period;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingPropertiesTest {

  @Test
  void defaults() {
    assertThat(bind(Map.of()))
        .isEqualTo(new TrainingProperties(Period.ofYears(15), 500, 4, 60, 8, 0.05, 100));
  }

  @Test
  void fullMapping() {
    assertThat(
            bind(
                Map.of(
                    "breakwater.training.history", "P3Y",
                    "breakwater.training.minimum-rows", "1000",
                    "breakwater.training.folds", "2",
                    "breakwater.training.trees", "10",
                    "breakwater.training.leaves", "4",
                    "breakwater.training.learning-rate", "0.2",
                    "breakwater.training.minimum-rows-per-leaf", "7")))
        .isEqualTo(new TrainingProperties(Period.ofYears(3), 1000, 2, 10, 4, 0.2, 7));
  }

  @ParameterizedTest
  @CsvSource({
    "history, P0D",
    "history, P-1Y",
    "minimum-rows, 1",
    "folds, 0",
    "trees, 0",
    "leaves, 1",
    "learning-rate, 0",
    "learning-rate, 1.1",
    "minimum-rows-per-leaf, 0"
  })
  void refusesWhatMakesNoModel(String key, String value) {
    assertThatThrownBy(() -> bind(Map.of("breakwater.training." + key, value)))
        .hasMessageContaining("breakwater.training");
  }

  private static TrainingProperties bind(Map<String, String> properties) {
    return PropertiesBinding.bind(TrainingProperties.class, properties);
  }
}
