package io.breakwater.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {
  private static final String SECRET = "0123456789abcdef".repeat(4);

  @Test
  void parsesWhatItPrintsInFull() {
    var random = new SecureRandom();
    for (int i = 0; i < 1_000; i++) {
      ApiKey key = ApiKey.generate(random);

      assertThat(ApiKey.parse(key.reveal())).contains(key);
    }
  }

  @Test
  void isNeverTheSameTwice() {
    var random = new SecureRandom();
    Set<String> ids = new HashSet<>();
    Set<String> secrets = new HashSet<>();

    for (int i = 0; i < 1_000; i++) {
      ApiKey key = ApiKey.generate(random);
      ids.add(key.id());
      secrets.add(key.secret().reveal());
    }

    assertThat(ids).hasSize(1_000);
    assertThat(secrets).hasSize(1_000).allSatisfy(it -> assertThat(it).hasSize(64));
  }

  @Test
  void printsWithoutItsSecret() {
    ApiKey key = new ApiKey("trader1", Secret.of(SECRET));

    assertThat(key.toString()).isEqualTo("bw_trader1_***");
    assertThat(key.reveal()).isEqualTo("bw_trader1_" + SECRET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "bw_",
        "bw_trader1_",
        "bw_trader1_short",
        "xx_trader1_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "bw__0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "bw_TRADER1_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "bw_trader1_0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef",
        "bw_trader1_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0",
        "bw_trader1_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde",
        " bw_trader1_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "bw_trader1_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n",
        "bw_tra-der_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
      })
  void refusesWhatDoesNotHaveTheForm(String text) {
    assertThat(ApiKey.parse(text)).isEmpty();
  }

  @Test
  void refusesPartsThatMakeNoKeyAndDoesNotRepeatThem() {
    Secret secret = Secret.of("canary-canary");

    assertThatThrownBy(() -> new ApiKey("trader1", secret))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("canary");
  }
}
