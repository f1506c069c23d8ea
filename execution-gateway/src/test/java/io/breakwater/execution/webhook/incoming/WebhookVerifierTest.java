package io.breakwater.execution.webhook.incoming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.execution.testing.SignedWebhook;
import io.breakwater.execution.webhook.WebhookSecret;
import io.breakwater.execution.webhook.incoming.WebhookVerifier.Refusal;
import io.breakwater.execution.webhook.incoming.WebhookVerifier.SignedHeaders;
import io.breakwater.execution.webhook.incoming.WebhookVerifier.Verdict;
import io.breakwater.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookVerifierTest {
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  private static final byte[] BODY = "{\"data\":{\"order\":{}}}".getBytes(UTF_8);

  private final WebhookVerifier verifier =
      new WebhookVerifier(
          List.of(
              WebhookSecret.parse(SignedWebhook.SECRET),
              WebhookSecret.parse(SignedWebhook.NEXT_SECRET)),
          SettableClock.at(NOW));

  @Test
  void takesWhatIsSignedWithEitherSecret() {
    for (var secret : List.of(SignedWebhook.SECRET, SignedWebhook.NEXT_SECRET)) {
      assertThat(verify(SignedWebhook.of(secret, "msg_1", NOW, BODY)))
          .isEqualTo(new Verdict.Genuine(new WebhookId("msg_1")));
    }
  }

  /** A sender that changes its secret signs with both for a while. */
  @Test
  void takesOneRightSignatureAmongOthers() {
    SignedWebhook right = SignedWebhook.of("msg_1", NOW, BODY);
    String forged = SignedWebhook.forged("msg_1", NOW, BODY).headers().get("webhook-signature");
    String several =
        "v1a,AAAA " + forged + " v1,nonsense!  v1, " + right.headers().get("webhook-signature");

    assertThat(verify(right.with("webhook-signature", several)))
        .isInstanceOf(Verdict.Genuine.class);
    assertThat(verify(right.with("webhook-signature", forged + " v1,"))).isEqualTo(forged());
  }

  @Test
  void refusesASignatureOfAnotherVersion() {
    SignedWebhook right = SignedWebhook.of("msg_1", NOW, BODY);
    String signature = right.headers().get("webhook-signature");

    assertThat(verify(right.with("webhook-signature", signature.replace("v1,", "v2,"))))
        .isEqualTo(forged());
    assertThat(verify(right.with("webhook-signature", signature.substring(3)))).isEqualTo(forged());
  }

  @Test
  void refusesWhateverIsChangedOnTheWay() {
    SignedWebhook right = SignedWebhook.of("msg_1", NOW, BODY);
    for (long seed = 0; seed < 200; seed++) {
      var random = new SplittableRandom(seed);
      byte[] changed = BODY.clone();
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));

      assertThat(verify(new SignedWebhook(right.headers(), changed)))
          .as("seed %d", seed)
          .isEqualTo(forged());
    }
    assertThat(verify(right.with("webhook-id", "msg_2"))).isEqualTo(forged());
    assertThat(
            verify(
                right.with(
                    "webhook-timestamp", Long.toString(NOW.plusSeconds(1).getEpochSecond()))))
        .isEqualTo(forged());
  }

  @Test
  void takesFiveMinutesEitherWayAndNotASecondMore() {
    for (Duration off : List.of(Duration.ofMinutes(5), Duration.ofMinutes(-5))) {
      assertThat(verify(SignedWebhook.of("msg_1", NOW.plus(off), BODY)))
          .isInstanceOf(Verdict.Genuine.class);
      assertThat(
              verify(
                  SignedWebhook.of(
                      "msg_1", NOW.plus(off).plusSeconds(off.isNegative() ? -1 : 1), BODY)))
          .isEqualTo(new Verdict.Refused(Refusal.STALE));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"webhook-id", "webhook-timestamp", "webhook-signature"})
  void refusesAMissingHeader(String header) {
    assertThat(verify(SignedWebhook.of("msg_1", NOW, BODY).without(header)))
        .isEqualTo(new Verdict.Refused(Refusal.INCOMPLETE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "1e9", " 1", "1764072000.5", "99999999999999999999", "now"})
  void refusesATimestampThatIsNone(String timestamp) {
    assertThat(verify(SignedWebhook.of("msg_1", NOW, BODY).with("webhook-timestamp", timestamp)))
        .isEqualTo(new Verdict.Refused(Refusal.MALFORMED));
  }

  /** With a dot in it, {@code a.1} at 2 and {@code a} at 1 could be signed alike. */
  @ParameterizedTest
  @ValueSource(strings = {"", "msg.1", "msg 1", "msg\n", "mség"})
  void refusesAnIdThatIsNone(String id) {
    assertThat(verify(SignedWebhook.of(id, NOW, BODY)))
        .isEqualTo(new Verdict.Refused(Refusal.MALFORMED));
  }

  @Test
  void isNotMadeWithoutASecret() {
    assertThatThrownBy(() -> new WebhookVerifier(List.of(), SettableClock.at(NOW)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Verdict forged() {
    return new Verdict.Refused(Refusal.FORGED);
  }

  private Verdict verify(SignedWebhook webhook) {
    var headers = webhook.headers();
    return verifier.verify(
        new SignedHeaders(
            headers.get("webhook-id"),
            headers.get("webhook-timestamp"),
            headers.get("webhook-signature")),
        webhook.body());
  }
}
