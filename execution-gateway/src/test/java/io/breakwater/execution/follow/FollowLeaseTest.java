package io.breakwater.execution.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.execution.follow.FollowLease.LeaseLostException;
import io.breakwater.testing.InMemoryLeaseStore;
import io.breakwater.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Who may follow the broker, and for how long a pass may go on. */
class FollowLeaseTest {
  private static final Instant START = Instant.parse("2026-11-25T12:00:00Z");
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final SettableClock clock = SettableClock.at("2026-11-25T12:00:00Z");
  private final InMemoryLeaseStore leases = new InMemoryLeaseStore(clock);
  private final FollowLease one = lease("one");
  private final FollowLease other = lease("other");

  @Test
  void isHeldByOneAtATime() {
    assertThat(one.hold()).isPresent();

    assertThat(other.hold()).isEmpty();
    assertThat(one.hold()).isPresent();
  }

  @Test
  void outlastsWorkThatKeepsIt() {
    long token = one.hold().orElseThrow().token();

    for (int i = 0; i < 10; i++) {
      clock.advance(SECOND);
      one.keep();
    }

    assertThat(other.hold()).isEmpty();
    assertThat(one.hold()).hasValueSatisfying(held -> assertThat(held.token()).isEqualTo(token));
  }

  /** What a pass has seen until then may be older than what the other one knows. */
  @Test
  void endsThePassOfAHolderWhoFrozeUntilAnotherHadIt() {
    long token = one.hold().orElseThrow().token();
    clock.advance(Duration.ofSeconds(6));
    assertThat(other.hold())
        .hasValueSatisfying(held -> assertThat(held.token()).isGreaterThan(token));

    assertThatThrownBy(one::keep).isInstanceOf(LeaseLostException.class);
    assertThat(one.hold()).isEmpty();
  }

  /** A step that lists thousands of orders takes longer than the lease lasts. */
  @Test
  void isKeptBesideAStepThatTakesLong() {
    long token = one.hold().orElseThrow().token();

    for (int i = 0; i < 119; i++) {
      clock.advance(SECOND);
      one.keepWhileAtWork();
      assertThat(other.hold()).as("after %d s", i).isEmpty();
    }

    one.keep();
    assertThat(one.hold()).hasValueSatisfying(held -> assertThat(held.token()).isEqualTo(token));
  }

  @Test
  void isLetGoWhereAStepHangs() {
    one.hold();

    for (int i = 0; i < 130; i++) {
      clock.advance(SECOND);
      one.keepWhileAtWork();
    }

    assertThat(other.hold()).isPresent();
    assertThatThrownBy(one::keep).isInstanceOf(LeaseLostException.class);
  }

  @Test
  void tellsTheStepWhereItWasFoundGoneBesideIt() {
    one.hold();
    clock.advance(Duration.ofSeconds(6));
    other.hold();
    one.keepWhileAtWork();
    other.release();

    assertThatThrownBy(one::keep)
        .as("not taken anew in the middle of a pass")
        .isInstanceOf(LeaseLostException.class);
  }

  @Test
  void takesNoneThatIsNotHeld() {
    one.keepWhileAtWork();

    assertThat(other.hold()).isPresent();
  }

  @Test
  void goesToAnotherAtOnceWhereItIsGivenBack() {
    one.hold();

    one.release();

    assertThat(other.hold()).isPresent();
  }

  private FollowLease lease(String owner) {
    return new FollowLease(leases, owner, () -> Duration.between(START, clock.instant()).toNanos());
  }
}
