package io.breakwater.execution.webhook.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.execution.webhook.outgoing.OutgoingWebhookProperties.EndpointSettings;
import io.breakwater.security.Secret;
import io.breakwater.testing.PropertiesBinding;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutgoingWebhookPropertiesTest {
  private static final String PREFIX = "breakwater.outgoing-webhooks.";
  private static final String OTHER_SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

  @Test
  void hasDefaults() {
    assertThat(PropertiesBinding.bind(OutgoingWebhookProperties.class, Map.of()))
        .isEqualTo(
            new OutgoingWebhookProperties(
                Map.of(),
                false,
                10,
                Duration.ofSeconds(1),
                Duration.ofMinutes(5),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5)));
  }

  @Test
  void mapsEveryKey() {
    assertThat(
            bind(
                Map.of(
                    "endpoints.desk.url", "https://example.com/hook",
                    "endpoints.desk.secrets[0]", Endpoints.SECRET,
                    "endpoints.desk.secrets[1]", OTHER_SECRET,
                    "endpoints.desk.types", "order.filled",
                    "allow-loopback", "true",
                    "attempts", "3",
                    "first-wait", "2s",
                    "longest-wait", "1m",
                    "connect-timeout", "1s",
                    "total-timeout", "3s")))
        .isEqualTo(
            new OutgoingWebhookProperties(
                Map.of(
                    "desk",
                    new EndpointSettings(
                        URI.create("https://example.com/hook"),
                        List.of(Secret.of(Endpoints.SECRET), Secret.of(OTHER_SECRET)),
                        Set.of("order.filled"))),
                true,
                3,
                Duration.ofSeconds(2),
                Duration.ofMinutes(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(3)));
  }

  @ParameterizedTest
  @CsvSource({
    "endpoints.desk.url, http://example.com/hook, https",
    "endpoints.desk.url, ftp://example.com/hook, https",
    "endpoints.desk.url, https:///hook, host",
    "endpoints.desk.url, https://user:pass@example.com/, user",
    "endpoints.desk.secrets[0], nonsense, whsec_",
    "endpoints.desk.types, key.added, order",
    "attempts, 0, attempts",
    "first-wait, 0s, first-wait",
    "longest-wait, 1ms, longest-wait",
    "connect-timeout, 0s, connect-timeout",
    "total-timeout, 11s, total-timeout"
  })
  void refusesWhatCouldNotBeMeant(String key, String value, String named) {
    assertThatThrownBy(() -> bind(with(key, value))).hasStackTraceContaining(named);
  }

  @Test
  void refusesAnEndpointWithoutASecret() {
    Map<String, String> settings = with("attempts", "3");
    settings.remove("endpoints.desk.secrets[0]");

    assertThatThrownBy(() -> bind(settings))
        .hasStackTraceContaining("endpoints.desk.secrets must be one or two");
  }

  @Test
  void takesALoopbackReceiverWithoutTlsOnlyWhereThatIsAllowed() {
    Map<String, String> local = with("endpoints.desk.url", "http://127.0.0.1:9000/hook");

    assertThatThrownBy(() -> bind(local)).hasStackTraceContaining("https");
    local.put("allow-loopback", "true");
    assertThat(bind(local).parsed()).hasSize(1);
  }

  @Test
  void printsNothingThatIsSecret() {
    assertThat(bind(with("endpoints.desk.url", "https://example.com/a-token?x=y")).toString())
        .contains("example.com")
        .doesNotContain("a-token")
        .doesNotContain(Endpoints.SECRET.substring(6));
  }

  private static Map<String, String> with(String key, String value) {
    Map<String, String> settings = new HashMap<>();
    settings.put("endpoints.desk.url", "https://example.com/hook");
    settings.put("endpoints.desk.secrets[0]", Endpoints.SECRET);
    settings.put(key, value);
    return settings;
  }

  private static OutgoingWebhookProperties bind(Map<String, String> settings) {
    Map<String, String> whole = new HashMap<>();
    settings.forEach((key, value) -> whole.put(PREFIX + key, value));
    return PropertiesBinding.bind(OutgoingWebhookProperties.class, whole);
  }
}
