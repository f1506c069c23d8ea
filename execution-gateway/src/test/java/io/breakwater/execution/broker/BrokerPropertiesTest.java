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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                BrokerKind.VENUE,
                null,
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
                BrokerKind.VENUE,
                null,
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

  @ParameterizedTest
  @CsvSource({
    "venue, https://api.alpaca.markets, wss://api.alpaca.markets/stream",
    "venue, http://127.0.0.1:8010, wss://paper-api.alpaca.markets/stream",
    "dry-run, https://paper-api.alpaca.markets, ws://127.0.0.1:8010/stream",
    "dry-run, https://api.alpaca.markets, wss://api.alpaca.markets/stream",
    "alpaca-paper, https://api.alpaca.markets, wss://paper-api.alpaca.markets/stream",
    "alpaca-paper, http://paper-api.alpaca.markets, wss://paper-api.alpaca.markets/stream",
    "alpaca-paper, https://paper-api.alpaca.markets.evil.example, wss://paper-api.alpaca.markets/stream",
    "alpaca-paper, https://paper-api.alpaca.markets, ws://paper-api.alpaca.markets/stream",
    "alpaca-live, https://paper-api.alpaca.markets, wss://api.alpaca.markets/stream",
    "alpaca-live, https://api.alpaca.markets@evil.example, wss://api.alpaca.markets/stream"
  })
  void refusesAnAddressThatIsNotThatBrokers(String kind, String baseUrl, String streamUrl) {
    Map<String, String> all = new HashMap<>(REQUIRED);
    all.put("breakwater.broker.kind", kind);
    all.put("breakwater.broker.base-url", baseUrl);
    all.put("breakwater.broker.stream-url", streamUrl);
    all.put("breakwater.broker.account-number", "123456789");

    assertThatThrownBy(() -> PropertiesBinding.bind(BrokerProperties.class, all))
        .rootCause()
        .hasMessageContaining("must be an address of kind=" + kind);
  }

  @Test
  void refusesRealMoneyWithoutTheAccountsNumber() {
    Map<String, String> all = new HashMap<>(REQUIRED);
    all.put("breakwater.broker.kind", "alpaca-live");
    all.put("breakwater.broker.base-url", "https://api.alpaca.markets");
    all.put("breakwater.broker.stream-url", "wss://api.alpaca.markets/stream");

    assertThatThrownBy(() -> PropertiesBinding.bind(BrokerProperties.class, all))
        .rootCause()
        .hasMessageContaining("breakwater.broker.account-number");
    all.put("breakwater.broker.account-number", "123456789");
    assertThat(PropertiesBinding.bind(BrokerProperties.class, all).kind())
        .isEqualTo(BrokerKind.ALPACA_LIVE);
  }
}
