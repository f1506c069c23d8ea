package io.breakwater.marketdata.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * The wait before the next attempt: twice as long after each failure, up to a bound, and a random
 * part of that, between half and all, so that many who were cut off together do not come back
 * together. Confined to one thread.
 */
final class RetryPause {

  private static final int MOST_DOUBLINGS = 20;

  private final Duration first;
  private final Duration longest;
  private final InstantSource machine;
  private final RandomGenerator random;

  private int failures;
  private Instant endsAt = Instant.EPOCH;

  RetryPause(Duration first, Duration longest, InstantSource machine, RandomGenerator random) {
    this.first = first;
    this.longest = longest;
    this.machine = machine;
    this.random = random;
  }

  boolean isOver() {
    return !machine.instant().isBefore(endsAt);
  }

  /** Begins the wait after one more failure. */
  Duration begin() {
    long doubled = first.toMillis() << Math.min(failures, MOST_DOUBLINGS);
    failures++;
    return beginJittered(Math.min(longest.toMillis(), doubled));
  }

  /** Begins the longest wait, where an early attempt is of no use. */
  Duration beginLongest() {
    return beginJittered(longest.toMillis());
  }

  /** Forgets the failures: the next wait is a short one. */
  void reset() {
    failures = 0;
  }

  private Duration beginJittered(long millis) {
    Duration wait = Duration.ofMillis(millis / 2 + random.nextLong(millis / 2 + 1));
    endsAt = machine.instant().plus(wait);
    return wait;
  }
}
