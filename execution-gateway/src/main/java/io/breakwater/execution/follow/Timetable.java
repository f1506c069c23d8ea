package io.breakwater.execution.follow;

import io.breakwater.execution.reconciliation.Cadence;
import java.time.Duration;
import java.util.function.LongSupplier;

/** What is to be asked for when, in machine time. Confined to one thread. */
public final class Timetable {
  private static final Duration BEAT = Duration.ofSeconds(1);

  private final Cadence cadence;
  private final LongSupplier nanoTime;
  private long inFlightAt;
  private long ordersAt;
  private long everythingAt;
  private long pausedUntil;
  private long beatAt;

  public Timetable(Cadence cadence, LongSupplier nanoTime) {
    this.cadence = cadence;
    this.nanoTime = nanoTime;
    this.everythingAt = nanoTime.getAsLong();
    this.inFlightAt = everythingAt;
    this.ordersAt = everythingAt;
    this.pausedUntil = everythingAt;
    this.beatAt = everythingAt;
  }

  boolean isBeatDue() {
    return isDue(beatAt);
  }

  boolean isPaused() {
    return !isDue(pausedUntil);
  }

  boolean isInFlightDue() {
    return isDue(inFlightAt);
  }

  boolean isOrdersDue() {
    return isDue(ordersAt);
  }

  boolean isEverythingDue() {
    return isDue(everythingAt);
  }

  void didBeat() {
    beatAt = in(BEAT);
  }

  void pause(Duration wait) {
    pausedUntil = in(wait);
  }

  void wantOrdersIn(Duration wait) {
    ordersAt = in(wait);
  }

  void wantEverythingNow() {
    everythingAt = nanoTime.getAsLong();
  }

  void didInFlight() {
    inFlightAt = in(cadence.inFlight());
  }

  void didOrders() {
    ordersAt = in(cadence.orders());
    didInFlight();
  }

  void didEverything() {
    everythingAt = in(cadence.everything());
    didOrders();
  }

  private boolean isDue(long at) {
    return nanoTime.getAsLong() - at >= 0;
  }

  private long in(Duration wait) {
    return nanoTime.getAsLong() + wait.toNanos();
  }
}
