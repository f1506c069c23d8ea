package io.breakwater.boot.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.pool.PoolSettings;
import io.breakwater.security.Secret;
import io.breakwater.testing.PropertiesBinding;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabasePropertiesTest {
  private static final Map<String, String> REQUIRED =
      Map.of(
          "breakwater.database.url", "jdbc:postgresql://127.0.0.1/breakwater",
          "breakwater.database.username", "execution",
          "breakwater.database.password", "canary");

  @Test
  void defaults() {
    var bound = PropertiesBinding.bind(DatabaseProperties.class, REQUIRED);

    assertThat(bound)
        .isEqualTo(
            new DatabaseProperties(
                "jdbc:postgresql://127.0.0.1/breakwater",
                "execution",
                Secret.of("canary"),
                5,
                20,
                Duration.ofMillis(500),
                Duration.ofMillis(250),
                Duration.ofMinutes(10),
                Duration.ofMinutes(30),
                Duration.ofMinutes(2)));
    assertThat(bound.pool("main")).isEqualTo(PoolSettings.named("main"));
    assertThat(bound.toString()).doesNotContain("canary");
  }

  @Test
  void fullMapping() {
    var all = new HashMap<>(REQUIRED);
    all.put("breakwater.database.minimum-idle", "2");
    all.put("breakwater.database.maximum-size", "7");
    all.put("breakwater.database.connection-timeout", "900ms");
    all.put("breakwater.database.validation-timeout", "300ms");
    all.put("breakwater.database.idle-timeout", "1m");
    all.put("breakwater.database.max-lifetime", "20m");
    all.put("breakwater.database.keepalive-time", "3m");

    assertThat(PropertiesBinding.bind(DatabaseProperties.class, all))
        .isEqualTo(
            new DatabaseProperties(
                "jdbc:postgresql://127.0.0.1/breakwater",
                "execution",
                Secret.of("canary"),
                2,
                7,
                Duration.ofMillis(900),
                Duration.ofMillis(300),
                Duration.ofMinutes(1),
                Duration.ofMinutes(20),
                Duration.ofMinutes(3)));
  }

  @ParameterizedTest
  @CsvSource({
    "url, jdbc:mysql://h/d",
    "username, ' '",
    "password, ' '",
    "connection-timeout, 2s",
    "maximum-sise, 7"
  })
  void refusesAndNamesTheKey(String key, String value) {
    var properties = new HashMap<>(REQUIRED);
    properties.put("breakwater.database." + key, value);

    assertThatThrownBy(() -> PropertiesBinding.bind(DatabaseProperties.class, properties))
        .hasStackTraceContaining("breakwater.database." + key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"url", "username", "password"})
  void refusesToGuessWhereTheDatabaseIsAndWhoWeAre(String missing) {
    var properties = new HashMap<>(REQUIRED);
    properties.remove("breakwater.database." + missing);

    assertThatThrownBy(() -> PropertiesBinding.bind(DatabaseProperties.class, properties))
        .hasStackTraceContaining("breakwater.database." + missing + " must be");
  }
}
