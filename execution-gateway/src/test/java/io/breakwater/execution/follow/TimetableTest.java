package io.breakwater.execution.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.execution.reconciliation.Cadence;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimetableTest {
  private final AtomicLong nanos = new AtomicLong();
  private final Timetable timetable =
      new Timetable(
          new Cadence(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(60)),
          nanos::get);

  @Test
  void asksForEverythingFirst() {
    assertThat(timetable.isEverythingDue()).isTrue();
  }

  /** Whoever asked for everything has asked for its parts. */
  @Test
  void asksForTheWholeInsteadOfItsParts() {
    timetable.didEverything();
    assertThat(timetable.isInFlightDue()).isFalse();

    pass(Duration.ofSeconds(2));
    assertThat(timetable.isInFlightDue()).isTrue();
    assertThat(timetable.isOrdersDue()).isFalse();
    timetable.didInFlight();
    assertThat(timetable.isInFlightDue()).isFalse();

    pass(Duration.ofSeconds(8));
    assertThat(timetable.isOrdersDue()).isTrue();
    timetable.didOrders();
    assertThat(timetable.isInFlightDue()).isFalse();
    assertThat(timetable.isEverythingDue()).isFalse();

    pass(Duration.ofSeconds(50));
    assertThat(timetable.isEverythingDue()).isTrue();
  }

  @Test
  void pausesAndThenGoesOn() {
    timetable.pause(Duration.ofSeconds(2));
    assertThat(timetable.isPaused()).isTrue();

    pass(Duration.ofSeconds(2));
    assertThat(timetable.isPaused()).isFalse();
    assertThat(timetable.isEverythingDue()).isTrue();
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
