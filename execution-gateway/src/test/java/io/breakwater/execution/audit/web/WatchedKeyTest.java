package io.breakwater.execution.audit.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.security.Principal;
import io.breakwater.security.Role;
import io.breakwater.security.Verification;
import io.breakwater.testing.TestKeys;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WatchedKeyTest {
  private static final Verification VIEWER = known(Role.VIEWER);

  private Verification answer = VIEWER;
  private int asked;
  private long nanos;
  private final WatchedKey key =
      new WatchedKey(
          _ -> {
            asked++;
            return answer;
          },
          TestKeys.key(Role.VIEWER),
          () -> nanos);

  @Test
  void isAskedAfterAgainAndAgainAndNotMoreOftenThanThat() {
    assertThat(key.isGood()).isTrue();
    assertThat(asked).as("the request was let in just now").isZero();

    for (int i = 1; i <= 3; i++) {
      pass(WatchedKey.EVERY);
      assertThat(key.isGood()).isTrue();
      assertThat(key.isGood()).isTrue();
      assertThat(asked).isEqualTo(i);
    }
  }

  @Test
  void isAskedAfterWithinTheFiveSecondsThatARevokedOneMayOpenAnything() {
    assertThat(WatchedKey.EVERY).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void isNoGoodOnceItIsRevokedOrGone() {
    answer = new Verification.Unknown();
    pass(WatchedKey.EVERY);

    assertThat(key.isGood()).isFalse();
  }

  @Test
  void isNoGoodOnceItsHolderMayNotReadAnyMore() {
    answer = new Verification.Known(new Principal("reader", "reader", Set.of()));
    pass(WatchedKey.EVERY);

    assertThat(key.isGood()).isFalse();
  }

  @Test
  void isNeverGoodAgain() {
    answer = new Verification.Unknown();
    pass(WatchedKey.EVERY);
    key.isGood();
    answer = VIEWER;
    pass(WatchedKey.EVERY);

    assertThat(key.isGood()).isFalse();
  }

  /** A database that is away for a moment must not cut every reader off. */
  @Test
  void staysAsItWasWhereNobodyCanSay() {
    answer = new Verification.Unreachable();
    pass(WatchedKey.EVERY);

    assertThat(key.isGood()).isTrue();

    answer = new Verification.Unknown();
    pass(WatchedKey.EVERY);
    assertThat(key.isGood()).isFalse();
  }

  private void pass(Duration duration) {
    nanos += duration.toNanos();
  }

  private static Verification known(Role role) {
    return new Verification.Known(new Principal("reader", "reader", Set.of(role)));
  }
}
