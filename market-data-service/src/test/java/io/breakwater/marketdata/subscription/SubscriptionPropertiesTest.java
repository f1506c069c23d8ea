package io.breakwater.marketdata.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.testing.PropertiesBinding;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptionPropertiesTest {

  @Test
  void defaults() {
    assertThat(PropertiesBinding.bind(SubscriptionProperties.class, Map.of()))
        .isEqualTo(
            new SubscriptionProperties(
                1_000, Duration.ofMinutes(10), Duration.ofSeconds(2), Duration.ofSeconds(3)));
  }

  @Test
  void fullMapping() {
    var all =
        Map.of(
            "breakwater.subscription.maximum-symbols", "1",
            "breakwater.subscription.lease-time", "5s",
            "breakwater.subscription.book-interval", "6s",
            "breakwater.subscription.positions-interval", "7s");

    assertThat(PropertiesBinding.bind(SubscriptionProperties.class, all))
        .isEqualTo(
            new SubscriptionProperties(
                1, Duration.ofSeconds(5), Duration.ofSeconds(6), Duration.ofSeconds(7)));
  }

  @ParameterizedTest
  @CsvSource({"maximum-symbols, 0", "lease-time, 0s", "book-interval, -1s"})
  void refuses(String key, String value) {
    assertThatThrownBy(() ->
            PropertiesBinding.bind(
                SubscriptionProperties.class, Map.of("breakwater.subscription." + key, value)))
        .rootCause()
        .hasMessageContaining("breakwater.subscription." + key);
  }
}
