package io.breakwater.execution.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.security.Secret;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSecretTest {
  private static final String TEXT = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  /** The example that the libraries of Standard Webhooks are tested with. */
  @Test
  void signsAsStandardWebhooksDoes() {
    byte[] signature =
        WebhookSecret.parse(Secret.of(TEXT))
            .sign(
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1_614_265_330,
                "{\"test\": 2432232314}".getBytes(UTF_8));

    assertThat(Base64.getEncoder().encodeToString(signature))
        .isEqualTo("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "whsec_",
        "whsec_c2hvcnQ=",
        "whsec_not Base64, however long it may be",
        "WHSEC_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
      })
  void refusesWhatIsNoSecretAndDoesNotRepeatIt(String text) {
    assertThatThrownBy(() -> WebhookSecret.parse(Secret.of(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a webhook secret must be whsec_ and 24 to 64 bytes in Base64")
        .hasNoCause();
  }

  @Test
  void refusesOneThatIsTooLong() {
    assertThat(WebhookSecret.parse(ofBytes(24))).isNotNull();
    assertThat(WebhookSecret.parse(ofBytes(64))).isNotNull();
    assertThatThrownBy(() -> WebhookSecret.parse(ofBytes(23)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> WebhookSecret.parse(ofBytes(65)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void printsNoSecret() {
    assertThat(WebhookSecret.parse(Secret.of(TEXT))).hasToString("***");
  }

  private static Secret ofBytes(int length) {
    return Secret.of("whsec_" + Base64.getEncoder().encodeToString(new byte[length]));
  }
}
