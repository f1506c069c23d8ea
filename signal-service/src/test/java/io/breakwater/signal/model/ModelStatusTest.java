package io.breakwater.signal.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelStatusTest {

  @ParameterizedTest
  @CsvSource({
    "STAGED, STAGED, false",
    "STAGED, ACTIVE, true",
    "STAGED, RETIRED, true",
    "ACTIVE, STAGED, false",
    "ACTIVE, ACTIVE, false",
    "ACTIVE, RETIRED, true",
    "RETIRED, STAGED, false",
    "RETIRED, ACTIVE, false",
    "RETIRED, RETIRED, false"
  })
  void movesForwardOnly(ModelStatus from, ModelStatus to, boolean allowed) {
    assertThat(from.mayBecome(to)).isEqualTo(allowed);
  }
}
