package io.breakwater.marketdata.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.testing.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SingletonLeaseTest {

  private final SettableClock machine = SettableClock.at("2026-11-22T20:00:00Z");
  private final InMemoryLeaseStore store = new InMemoryLeaseStore(machine);
  private final SingletonLease mine = lease("mine");
  private final SingletonLease other = lease("other");

  @Test
  void oneOfTwoHoldsItWithAToken() {
    assertThat(mine.hold()).isTrue();
    assertThat(other.hold()).isFalse();
    assertThat(mine.token()).hasValue(1);
    assertThat(other.token()).isEmpty();
  }

  @Test
  void isRenewedInTime() {
    mine.hold();

    for (int i = 0; i < 10; i++) {
      machine.advance(Duration.ofSeconds(6));
      assertThat(mine.hold()).as("round %d", i).isTrue();
      assertThat(other.hold()).as("round %d", i).isFalse();
    }
  }

  @Test
  void goesToTheOtherWithALargerTokenWhenReleased() {
    mine.hold();
    other.hold();
    mine.release();
    machine.advance(Duration.ofSeconds(5));

    assertThat(other.hold()).isTrue();
    assertThat(other.token()).hasValue(2);
  }

  @Test
  void isHeldThroughAShortAbsenceOfTheStoreAndGivenUpInALongOne() {
    mine.hold();
    store.away = true;

    machine.advance(Duration.ofMillis(14_999));
    assertThat(mine.hold()).isTrue();
    machine.advance(Duration.ofMillis(1));
    assertThat(mine.hold()).isFalse();
  }

  @Test
  void comesBackAfterTheStoreDid() {
    mine.hold();
    store.away = true;
    machine.advance(Duration.ofSeconds(20));
    assertThat(mine.hold()).isFalse();
    store.away = false;

    machine.advance(Duration.ofSeconds(5));
    mine.hold();
    machine.advance(Duration.ofSeconds(5));

    assertThat(mine.hold()).isTrue();
    assertThat(mine.token()).hasValue(2);
  }

  @Test
  void isNotHeldWhenAnotherTookItMeanwhile() {
    mine.hold();
    machine.advance(Duration.ofSeconds(16));
    other.hold();

    assertThat(mine.hold()).isFalse();
  }

  @Test
  void aReleaseThatFailsDoesNoHarm() {
    mine.hold();
    store.away = true;

    mine.release();

    assertThat(mine.token()).isEmpty();
  }

  private SingletonLease lease(String owner) {
    return new SingletonLease(store, "feed", owner, Duration.ofSeconds(15), machine);
  }
}
