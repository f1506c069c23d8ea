package io.breakwater.execution.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.testing.PropertiesBinding;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReconciliationPropertiesTest {

  @Test
  void comesWithTheCadenceOfTheFailureModel() {
    assertThat(bind(Map.of()))
        .isEqualTo(
            new ReconciliationProperties(
                Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(60)));
  }

  @Test
  void takesEveryKey() {
    assertThat(
            bind(
                Map.of(
                    "breakwater.reconciliation.in-flight-every", "3s",
                    "breakwater.reconciliation.orders-every", "4s",
                    "breakwater.reconciliation.everything-every", "5s")))
        .isEqualTo(
            new ReconciliationProperties(
                Duration.ofSeconds(3), Duration.ofSeconds(4), Duration.ofSeconds(5)));
  }

  @Test
  void refusesACadenceThatIsNone() {
    assertThatThrownBy(
            () -> new ReconciliationProperties(Duration.ZERO, Duration.ZERO, Duration.ZERO))
        .hasMessageContaining("in-flight-every must be positive");
  }

  private static ReconciliationProperties bind(Map<String, String> keys) {
    return PropertiesBinding.bind(ReconciliationProperties.class, keys);
  }
}
