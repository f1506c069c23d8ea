package io.breakwater.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
  private static final String CANARY = "c0ffee0123456789".repeat(4);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bw_trader1_@",
        "whsec_@",
        "key=bw_trader1_@, next",
        "Authorization: Bearer @",
        "authorization=[Bearer @]",
        "AUTHORIZATION: BASIC @",
        "APCA-API-SECRET-KEY: @",
        "apca-api-secret-key=[@]",
        "{\"secret_key\":\"@\"}",
        "{\"password\" : \"@\"}",
        "password=@;user=x",
        "breakwater.database.password=@",
        "BREAKWATER_PEPPER=@",
        "APCA_API_SECRET_KEY=@",
        "jdbc:postgresql://h/db?user=u&password=@&ssl=true",
        "secretKey='@'"
      })
  void masksWhateverLooksLikeACredential(String form) {
    String masked = Redaction.redact(form.replace("@", CANARY));

    assertThat(masked).contains("***").doesNotContain(CANARY);
  }

  @Test
  void keepsWhatIsAroundTheSecret() {
    assertThat(Redaction.redact("jdbc:postgresql://h/db?user=u&password=hunter22&ssl=true"))
        .isEqualTo("jdbc:postgresql://h/db?user=u&password=***&ssl=true");
    assertThat(Redaction.redact("key bw_trader1_" + CANARY + " revoked"))
        .isEqualTo("key bw_trader1_*** revoked");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "order submitted client_order_id=bw-r12-AAPL",
        "bw_trader1",
        "the bearer of bad news",
        "secretary: none",
        "password reset",
        "id=0e37df36-f698-11e6-8dd4-cb9ced3df976 qty=10 price=10.01"
      })
  void leavesOrdinaryTextAlone(String text) {
    assertThat(Redaction.redact(text)).isEqualTo(text);
  }

  @Test
  void writesOutControlCharacters() {
    assertThat(Redaction.redact("a\nb\rc\td\u001b[31me\u0000f\u0085g\u2028h\u202ei"))
        .isEqualTo("a\\nb\\rc\\td\\u001b[31me\\u0000f\\u0085g\\u2028h\\u202ei");
    assertThat(Redaction.redactLines("at x\n\tat y\u001b")).isEqualTo("at x\n\tat y\\u001b");
  }

  @Test
  void endsInTimeWhateverTheText() {
    for (long seed = 0; seed < 200; seed++) {
      var random = new SplittableRandom(seed);
      String alphabet = "bw_=:\"' secretpasswordbearer\n\u001b\\[{";
      var text = new StringBuilder();
      for (int i = 0; i < 5_000; i++) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }

      String redacted = Redaction.redact(text.toString());

      assertThat(redacted.chars().noneMatch(Character::isISOControl)).as("seed %d", seed).isTrue();
    }
  }
}
