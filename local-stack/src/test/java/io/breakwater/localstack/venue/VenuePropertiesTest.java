package io.breakwater.localstack.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.security.Secret;
import io.breakwater.testing.PropertiesBinding;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;

class VenuePropertiesTest {
  private static final Map<String, String> REQUIRED =
      Map.of("breakwater.venue.key-id", "KEY", "breakwater.venue.secret-key", "SECRET");

  @Test
  void hasDefaultsForAllButTheKeyPair() {
    var venue = PropertiesBinding.bind(VenueProperties.class, REQUIRED);

    assertThat(venue)
        .isEqualTo(
            new VenueProperties(
                "classpath:/market-data/daily",
                List.of(),
                Path.of(".local/venue/book.db"),
                "KEY",
                Secret.of("SECRET"),
                20130102,
                new BigDecimal("100000"),
                2,
                false,
                Duration.ZERO,
                Duration.ofMillis(500),
                100_000,
                10_000,
                500,
                1_000_000));
  }

  @Test
  void readsEveryKey() {
    var keys = new HashMap<>(REQUIRED);
    keys.put("breakwater.venue.data-folder", "/data");
    keys.put("breakwater.venue.symbols", "AAPL,IBM");
    keys.put("breakwater.venue.book-file", "/book.db");
    keys.put("breakwater.venue.seed", "7");
    keys.put("breakwater.venue.starting-cash", "5000.50");
    keys.put("breakwater.venue.margin-multiplier", "4");
    keys.put("breakwater.venue.position-flips", "true");
    keys.put("breakwater.venue.replace-time", "3s");
    keys.put("breakwater.venue.tick-interval", "100ms");
    keys.put("breakwater.venue.rate-limit", "200");
    keys.put("breakwater.venue.stream-queue", "10");
    keys.put("breakwater.venue.stream-symbols", "30");
    keys.put("breakwater.venue.arrivals-kept", "1000");

    var venue = PropertiesBinding.bind(VenueProperties.class, keys);

    assertThat(venue)
        .isEqualTo(
            new VenueProperties(
                "/data",
                List.of("AAPL", "IBM"),
                Path.of("/book.db"),
                "KEY",
                Secret.of("SECRET"),
                7,
                new BigDecimal("5000.50"),
                4,
                true,
                Duration.ofSeconds(3),
                Duration.ofMillis(100),
                200,
                10,
                30,
                1_000));
  }

  @ParameterizedTest
  @CsvSource({
    "breakwater.venue.margin-multiplier, 3",
    "breakwater.venue.replace-time, -1s",
    "breakwater.venue.tick-interval, 0s",
    "breakwater.venue.tick-interval, 2s",
    "breakwater.venue.starting-cash, 0",
    "breakwater.venue.rate-limit, 0",
    "breakwater.venue.symbol, AAPL",
    "breakwater.venue.key-id, ''",
  })
  void refusesWhatItCannotWorkWith(String key, String value) {
    var keys = new HashMap<>(REQUIRED);
    keys.put(key, value);

    assertThatThrownBy(() -> PropertiesBinding.bind(VenueProperties.class, keys))
        .isInstanceOf(BindException.class);
  }

  @Test
  void doesNotPrintTheSecret() {
    var venue = PropertiesBinding.bind(VenueProperties.class, REQUIRED);

    assertThat(venue.toString()).doesNotContain("SECRET");
  }
}
