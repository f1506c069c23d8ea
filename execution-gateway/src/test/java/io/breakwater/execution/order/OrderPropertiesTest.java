package io.breakwater.execution.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.testing.PropertiesBinding;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderPropertiesTest {

  @Test
  void hasDefaults() {
    assertThat(PropertiesBinding.bind(OrderProperties.class, Map.of()))
        .isEqualTo(
            new OrderProperties(
                Duration.ofSeconds(2),
                Duration.ofMillis(300),
                Duration.ofMillis(100),
                128,
                Duration.ofSeconds(1)));
  }

  @Test
  void mapsEveryKey() {
    assertThat(
            PropertiesBinding.bind(
                OrderProperties.class,
                Map.of(
                    "breakwater.order.send-deadline", "3s",
                    "breakwater.order.send-margin", "400ms",
                    "breakwater.order.recovery-interval", "1s",
                    "breakwater.order.repeats-waiting", "7",
                    "breakwater.order.repeat-wait", "2s")))
        .isEqualTo(
            new OrderProperties(
                Duration.ofSeconds(3),
                Duration.ofMillis(400),
                Duration.ofSeconds(1),
                7,
                Duration.ofSeconds(2)));
  }

  @Test
  void refusesADeadlineThatACallCouldOutlive() {
    assertThatThrownBy(() ->
            new SendTiming(
                Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(300), () -> 0))
        .hasMessageContaining("send deadline");
  }
}
