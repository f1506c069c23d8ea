package io.breakwater.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SecretTest {

  @Test
  void isSeenOnlyByWhoeverAsks() {
    Secret secret = Secret.of("canary");

    assertThat(secret.reveal()).isEqualTo("canary");
    assertThat(secret).hasToString("***");
    assertThat(new Holder(secret).toString()).doesNotContain("canary");
  }

  @Test
  void equalsByText() {
    assertThat(Secret.of("a")).isEqualTo(Secret.of("a")).hasSameHashCodeAs(Secret.of("a"));
    assertThat(Secret.of("a")).isNotEqualTo(Secret.of("b")).isNotEqualTo("a");
  }

  @Test
  void refusesToBeEmpty() {
    assertThatThrownBy(() -> Secret.of(" ")).isInstanceOf(IllegalArgumentException.class);
  }

  private record Holder(Secret password) {}
}
