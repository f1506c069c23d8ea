package io.breakwater.marketdata.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.testing.PropertiesBinding;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotePropertiesTest {

  @Test
  void defaults() {
    assertThat(PropertiesBinding.bind(QuoteProperties.class, Map.of()))
        .isEqualTo(
            new QuoteProperties(
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                Duration.ofSeconds(60),
                5_000,
                Duration.ofMillis(25),
                Duration.ofMillis(250),
                4,
                Duration.ofSeconds(2)));
  }

  @Test
  void fullMapping() {
    var all =
        Map.of(
            "breakwater.quote.maximum-delay", "1s",
            "breakwater.quote.clock-tolerance", "2s",
            "breakwater.quote.fresh-for", "3s",
            "breakwater.quote.time-to-live", "4s",
            "breakwater.quote.board-capacity", "5",
            "breakwater.quote.publish-interval", "6s",
            "breakwater.quote.redis-retry", "7s",
            "breakwater.quote.look-ups", "8",
            "breakwater.quote.look-up-patience", "9s");

    assertThat(PropertiesBinding.bind(QuoteProperties.class, all))
        .isEqualTo(
            new QuoteProperties(
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                Duration.ofSeconds(4),
                5,
                Duration.ofSeconds(6),
                Duration.ofSeconds(7),
                8,
                Duration.ofSeconds(9)));
  }

  @ParameterizedTest
  @CsvSource({"fresh-for, 0s", "redis-retry, -1s", "board-capacity, 0", "look-ups, -1"})
  void refuses(String key, String value) {
    assertThatThrownBy(() ->
            PropertiesBinding.bind(QuoteProperties.class, Map.of("breakwater.quote." + key, value)))
        .rootCause()
        .hasMessageContaining("breakwater.quote." + key);
  }
}
