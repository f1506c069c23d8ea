package io.breakwater.execution.webhook.incoming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.execution.testing.SignedWebhook;
import io.breakwater.security.Secret;
import io.breakwater.testing.PropertiesBinding;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IncomingWebhookPropertiesTest {
  private static final String PREFIX = "breakwater.incoming-webhooks.";

  @Test
  void takesNothingInUnlessTold() {
    assertThat(bind(Map.of()))
        .isEqualTo(new IncomingWebhookProperties(false, List.of(), 30, Duration.ofHours(48)));
  }

  @Test
  void mapsEveryKey() {
    assertThat(
            bind(
                Map.of(
                    PREFIX + "enabled", "true",
                    PREFIX + "secrets[0]", SignedWebhook.SECRET.reveal(),
                    PREFIX + "secrets[1]", SignedWebhook.NEXT_SECRET.reveal(),
                    PREFIX + "lookups-per-minute", "60",
                    PREFIX + "retention", "72h")))
        .isEqualTo(
            new IncomingWebhookProperties(
                true,
                List.of(SignedWebhook.SECRET, SignedWebhook.NEXT_SECRET),
                60,
                Duration.ofHours(72)));
  }

  @Test
  void doesNotStartWithoutASecret() {
    assertThatThrownBy(() -> bind(Map.of(PREFIX + "enabled", "true")))
        .rootCause()
        .hasMessage("breakwater.incoming-webhooks.secrets must be one or two, were 0");
    assertThatThrownBy(
            () -> bind(Map.of(PREFIX + "enabled", "true", PREFIX + "secrets[0]", "whsec_short")))
        .rootCause()
        .hasMessageContaining("24 to 64 bytes")
        .hasMessageNotContaining("whsec_short");
  }

  @Test
  void refusesMoreThanTwoSecretsAndTooShortAMemory() {
    Secret secret = SignedWebhook.SECRET;

    assertThatThrownBy(() ->
            new IncomingWebhookProperties(
                true, List.of(secret, secret, secret), 30, Duration.ofHours(48)))
        .hasMessageContaining("were 3");
    assertThatThrownBy(
            () -> new IncomingWebhookProperties(true, List.of(secret), 30, Duration.ofHours(23)))
        .hasMessageContaining("breakwater.incoming-webhooks.retention");
    assertThatThrownBy(
            () -> new IncomingWebhookProperties(true, List.of(secret), 0, Duration.ofHours(48)))
        .hasMessageContaining("lookups-per-minute");
  }

  @Test
  void printsNoSecret() {
    assertThat(
            new IncomingWebhookProperties(
                    true, List.of(SignedWebhook.SECRET), 30, Duration.ofHours(48))
                .toString())
        .doesNotContain("whsec_");
  }

  private static IncomingWebhookProperties bind(Map<String, String> properties) {
    return PropertiesBinding.bind(IncomingWebhookProperties.class, properties);
  }
}
