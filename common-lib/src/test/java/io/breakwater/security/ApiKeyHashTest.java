package io.breakwater.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class ApiKeyHashTest {
  private static final Secret PEPPER = Secret.of("pepper");
  private static final ApiKey KEY = new ApiKey("trader1", Secret.of("0123456789abcdef".repeat(4)));

  @Test
  void matchesItsKeyUnderItsPepperOnly() {
    ApiKeyHash hash = ApiKeyHash.of(KEY, PEPPER);

    assertThat(hash.matches(KEY, PEPPER)).isTrue();
    assertThat(hash.matches(KEY, Secret.of("other pepper"))).isFalse();
    assertThat(hash.matches(ApiKey.generate(new SecureRandom()), PEPPER)).isFalse();
    assertThat(hash.matches(new ApiKey("trader2", KEY.secret()), PEPPER)).isFalse();
  }

  /** Computed with {@code printf key | openssl dgst -sha256 -hmac pepper}. */
  @Test
  void isHmacSha256OfTheWholeKey() {
    assertThat(ApiKeyHash.of(KEY, PEPPER).hex())
        .isEqualTo("a0527461e79448d6b834518a003fe6da817cd7642498907552e7d2001e0b66b2");
  }

  @Test
  void comesBackFromStorage() {
    ApiKeyHash hash = ApiKeyHash.of(KEY, PEPPER);

    assertThat(new ApiKeyHash(hash.hex())).isEqualTo(hash);
    assertThat(hash.hex()).doesNotContain(KEY.secret().reveal());
  }

  @Test
  void refusesWhatIsNoHash() {
    assertThatThrownBy(() -> new ApiKeyHash("abc")).isInstanceOf(IllegalArgumentException.class);
  }
}
