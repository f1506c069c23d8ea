package io.breakwater.marketdata.feed;

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

class FeedPropertiesTest {

  private static final Map<String, String> REQUIRED =
      Map.of(
          "breakwater.feed.base-url", "http://127.0.0.1:8010",
          "breakwater.feed.stream-url", "ws://127.0.0.1:8010/v2/iex",
          "breakwater.feed.key-id", "id",
          "breakwater.feed.secret-key", "secret");

  @Test
  void defaults() {
    assertThat(PropertiesBinding.bind(FeedProperties.class, REQUIRED))
        .isEqualTo(
            new FeedProperties(
                URI.create("http://127.0.0.1:8010"),
                URI.create("ws://127.0.0.1:8010/v2/iex"),
                Secret.of("id"),
                Secret.of("secret"),
                FeedProperties.Codec.MSGPACK,
                "iex",
                "sip",
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(15),
                Duration.ofMillis(250),
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                Duration.ofSeconds(15)));
  }

  @Test
  void fullMapping() {
    Map<String, String> all = new HashMap<>(REQUIRED);
    all.put("breakwater.feed.base-url", "https://data.example");
    all.put("breakwater.feed.stream-url", "wss://stream.example/v2/sip");
    all.put("breakwater.feed.codec", "json");
    all.put("breakwater.feed.quotes-feed", "sip");
    all.put("breakwater.feed.bars-feed", "iex");
    all.put("breakwater.feed.connect-timeout", "2s");
    all.put("breakwater.feed.read-timeout", "3s");
    all.put("breakwater.feed.lease-time", "4s");
    all.put("breakwater.feed.first-retry", "5s");
    all.put("breakwater.feed.longest-retry", "6s");
    all.put("breakwater.feed.ping-interval", "7s");
    all.put("breakwater.feed.silence-limit", "8s");

    assertThat(PropertiesBinding.bind(FeedProperties.class, all))
        .isEqualTo(
            new FeedProperties(
                URI.create("https://data.example"),
                URI.create("wss://stream.example/v2/sip"),
                Secret.of("id"),
                Secret.of("secret"),
                FeedProperties.Codec.JSON,
                "sip",
                "iex",
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                Duration.ofSeconds(4),
                Duration.ofSeconds(5),
                Duration.ofSeconds(6),
                Duration.ofSeconds(7),
                Duration.ofSeconds(8)));
  }

  @ParameterizedTest
  @CsvSource({
    "base-url, ftp://example, must begin with http://",
    "stream-url, http://example, must begin with ws://",
    "read-timeout, 0s, must be positive",
    "lease-time, -1s, must be positive",
    "longest-retry, 100ms, must not be below first-retry",
    "silence-limit, 5s, must be above ping-interval"
  })
  void refuses(String key, String value, String fault) {
    Map<String, String> wrong = new HashMap<>(REQUIRED);
    wrong.put("breakwater.feed." + key, value);

    assertThatThrownBy(() -> PropertiesBinding.bind(FeedProperties.class, wrong))
        .rootCause()
        .hasMessageContaining("breakwater.feed." + key)
        .hasMessageContaining(fault);
  }

  @Test
  void refusesAKeyThatDoesNotExist() {
    Map<String, String> wrong = new HashMap<>(REQUIRED);
    wrong.put("breakwater.feed.read-timout", "1s");

    assertThatThrownBy(() -> PropertiesBinding.bind(FeedProperties.class, wrong))
        .hasStackTraceContaining("read-timout");
  }
}
