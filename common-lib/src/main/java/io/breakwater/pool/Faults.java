package io.breakwater.pool;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with one pool's settings, gathered so that all of it is said at once. */
final class Faults {

  private final List<String> found = new ArrayList<>();

  void unless(boolean holds, String fault) {
    if (!holds) {
      found.add(fault);
    }
  }

  /** Returns the value or, if it is out of range, the most that it may be. */
  int unlessWithin(String what, int value, int least, int most) {
    boolean within = value >= least && value <= most;
    unless(within, "%s must be %d..%d, was %d".formatted(what, least, most, value));
    return within ? value : most;
  }

  /** Returns the value or, if it is out of range, the most that it may be. */
  Duration unlessWithin(String what, Duration value, Duration least, Duration most) {
    boolean notBelow = value.compareTo(least) >= 0;
    boolean notAbove = value.compareTo(most) <= 0;
    unless(notBelow, "%s must be at least %s, was %s".formatted(what, readable(least), value));
    unless(notAbove, "%s must be at most %s, was %s".formatted(what, readable(most), value));
    unless(
        value.equals(value.truncatedTo(ChronoUnit.MILLIS)),
        "%s must be whole milliseconds, was %s".formatted(what, value));
    return notBelow && notAbove ? value : most;
  }

  /**
   * @throws IllegalArgumentException if anything was found
   */
  void raise(String pool) {
    if (!found.isEmpty()) {
      throw new IllegalArgumentException("pool '%s': %s".formatted(pool, String.join("; ", found)));
    }
  }

  private static String readable(Duration duration) {
    return duration.toMillis() % 1_000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() + " ms";
  }
}
