package io.breakwater.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.orchestrator.ledger.RunProperties;
import io.breakwater.orchestrator.quotes.QuoteProperties;
import io.breakwater.orchestrator.run.DriverProperties;
import io.breakwater.testing.PropertiesBinding;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;

class PropertiesTest {

  @Test
  void runHasDefaults() {
    assertThat(PropertiesBinding.bind(RunProperties.class, Map.of()))
        .isEqualTo(
            new RunProperties(
                Duration.ofSeconds(10),
                Duration.ofMinutes(2),
                Duration.ofMinutes(2),
                Duration.ofSeconds(5)));
  }

  @Test
  void runIsMappedWhole() {
    assertThat(
            PropertiesBinding.bind(
                RunProperties.class,
                Map.of(
                    "breakwater.run.plan-within", "1s",
                    "breakwater.run.send-within", "2s",
                    "breakwater.run.wait-at-most", "3s",
                    "breakwater.run.lease", "4s")))
        .isEqualTo(
            new RunProperties(
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                Duration.ofSeconds(4)));
  }

  @Test
  void driverHasDefaults() {
    assertThat(PropertiesBinding.bind(DriverProperties.class, Map.of()))
        .isEqualTo(
            new DriverProperties(
                32,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofMillis(100),
                Duration.ofSeconds(2)));
  }

  @Test
  void driverIsMappedWhole() {
    assertThat(
            PropertiesBinding.bind(
                DriverProperties.class,
                Map.of(
                    "breakwater.driver.max-at-once", "1",
                    "breakwater.driver.renew-every", "2s",
                    "breakwater.driver.take-over-every", "3s",
                    "breakwater.driver.shortest-pause", "4s",
                    "breakwater.driver.longest-pause", "5s")))
        .isEqualTo(
            new DriverProperties(
                1,
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                Duration.ofSeconds(4),
                Duration.ofSeconds(5)));
  }

  @Test
  void quotesHaveDefaults() {
    assertThat(PropertiesBinding.bind(QuoteProperties.class, Map.of()))
        .isEqualTo(new QuoteProperties(Duration.ofSeconds(5)));
  }

  @Test
  void quotesAreMappedWhole() {
    assertThat(
            PropertiesBinding.bind(
                QuoteProperties.class, Map.of("breakwater.quotes.longest-age", "7s")))
        .isEqualTo(new QuoteProperties(Duration.ofSeconds(7)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "breakwater.run.plan-within",
        "breakwater.run.send-within",
        "breakwater.run.wait-at-most",
        "breakwater.run.lease",
        "breakwater.driver.max-at-once",
        "breakwater.driver.renew-every",
        "breakwater.driver.take-over-every",
        "breakwater.driver.shortest-pause",
        "breakwater.driver.longest-pause",
        "breakwater.quotes.longest-age"
      })
  void nothingMayBeZero(String key) {
    Class<?> type =
        key.startsWith("breakwater.run")
            ? RunProperties.class
            : key.startsWith("breakwater.driver") ? DriverProperties.class : QuoteProperties.class;

    assertThatThrownBy(() -> PropertiesBinding.bind(type, Map.of(key, "0")))
        .isInstanceOf(BindException.class)
        .rootCause()
        .hasMessageContainingAll(key.substring(key.lastIndexOf('.') + 1, key.lastIndexOf('.') + 4));
  }

  @Test
  void aMistypedKeyStopsTheStart() {
    assertThatThrownBy(
            () -> PropertiesBinding.bind(RunProperties.class, Map.of("breakwater.run.leese", "5s")))
        .isInstanceOf(BindException.class)
        .hasStackTraceContaining("breakwater.run.leese");
  }
}
