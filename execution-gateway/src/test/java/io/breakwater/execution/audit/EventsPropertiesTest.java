package io.breakwater.execution.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.testing.PropertiesBinding;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventsPropertiesTest {

  @Test
  void hasDefaults() {
    assertThat(PropertiesBinding.bind(EventsProperties.class, Map.of()))
        .isEqualTo(
            new EventsProperties(Duration.ofMillis(100), 1_000, 100, Duration.ofSeconds(10)));
  }

  @Test
  void mapsEveryKey() {
    assertThat(
            PropertiesBinding.bind(
                EventsProperties.class,
                Map.of(
                    "breakwater.events.poll-interval", "50ms",
                    "breakwater.events.window", "10",
                    "breakwater.events.streams", "2",
                    "breakwater.events.heartbeat", "1s")))
        .isEqualTo(new EventsProperties(Duration.ofMillis(50), 10, 2, Duration.ofSeconds(1)));
  }

  @Test
  void refusesWhatWouldNeverTellAnyone() {
    assertThatThrownBy(
            () -> new EventsProperties(Duration.ZERO, 1_000, 100, Duration.ofSeconds(10)))
        .hasMessageContaining("breakwater.events.poll-interval");
    assertThatThrownBy(
            () -> new EventsProperties(Duration.ofMillis(1), 1_000, 0, Duration.ofSeconds(10)))
        .hasMessageContaining("breakwater.events.streams");
  }
}
