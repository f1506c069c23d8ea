package io.breakwater.lease;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LeaseTest {

  private static final Instant UNTIL = Instant.parse("2013-01-02T14:30:00Z");

  @Test
  void namesItsHolder() {
    assertThatThrownBy(() -> new Lease(" ", "a", 1, UNTIL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("name and owner must not be blank, were name=' ' owner='a'");
    assertThatThrownBy(() -> new Lease("feed", "", 1, UNTIL))
        .hasMessage("name and owner must not be blank, were name='feed' owner=''");
  }

  @Test
  void carriesAToken() {
    assertThatThrownBy(() -> new Lease("feed", "a", 0, UNTIL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("token must be at least 1, was 0");
  }
}
