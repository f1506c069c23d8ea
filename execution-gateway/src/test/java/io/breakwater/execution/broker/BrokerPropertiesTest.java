package io.breakwater.execution.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.security.Secret;
import io.breakwater.testing.PropertiesBinding;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrokerPropertiesTest {
  private static final Map<String, String> REQUIRED =
      Map.of(
          "breakwater.broker.base-url", "http://127.0.0.1:8010",
          "breakwater.broker.stream-url", "ws://127.0.0.1:8010/stream",
          "breakwater.broker.key-id", "id",
          "breakwater.broker.secret-key", "secret");

  @Test
  void hasDefaults() {
    assertThat(PropertiesBinding.bind(BrokerProperties.class, REQUIRED))
        .isEqualTo(
            new BrokerProperties(
                "paper",
                URI.create("http://127.0.0.1:8010"),
                URI.create("ws://127.0.0.1:8010/stream"),
                Secret.of("id"),
                Secret.of("secret"),
                Duration.ofMillis(300),
                Duration.ofSeconds(1),
                16,
                Duration.ofMillis(250),
                200));
  }

  @Test
  void mapsEveryKey() {
    Map<String, String> all = new HashMap<>(REQUIRED);
    all.put("breakwater.broker.account", "live");
    all.put("breakwater.broker.connect-timeout", "200ms");
    all.put("breakwater.broker.total-timeout", "2s");
    all.put("breakwater.broker.permits", "8");
    all.put("breakwater.broker.permit-wait", "100ms");

    assertThat(PropertiesBinding.bind(BrokerProperties.class, all))
        .isEqualTo(
            new BrokerProperties(
                "live",
                URI.create("http://127.0.0.1:8010"),
                URI.create("ws://127.0.0.1:8010/stream"),
                Secret.of("id"),
                Secret.of("secret"),
                Duration.ofMillis(200),
                Duration.ofSeconds(2),
                8,
                Duration.ofMillis(100),
                200));
  }

  @Test
  void refusesToConnectForLongerThanToCall() {
    Map<String, String> all = new HashMap<>(REQUIRED);
    all.put("breakwater.broker.connect-timeout", "3s");

    assertThatThrownBy(() -> PropertiesBinding.bind(BrokerProperties.class, all))
        .rootCause()
        .hasMessageContaining("breakwater.broker.connect-timeout");
  }
}
