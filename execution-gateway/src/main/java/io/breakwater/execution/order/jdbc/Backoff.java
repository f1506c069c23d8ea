package io.breakwater.execution.order.jdbc;

import java.time.Duration;
import java.util.List;

/**
 * When an order that became UNKNOWN is asked after: 0.3, 1, 2, 5, 10 and 30 s after it did, then
 * every 30 s for as long as it takes.
 */
final class Backoff {
  static final Duration FIRST = Duration.ofMillis(300);

  private static final List<Duration> AFTER =
      List.of(
          FIRST,
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30));
  private static final Duration STEADY = Duration.ofSeconds(30);

  private Backoff() {}

  /** How long after an order became UNKNOWN the next lookup is due, once so many have been made. */
  static Duration dueAfter(int lookups) {
    int last = AFTER.size() - 1;
    return lookups <= last
        ? AFTER.get(lookups)
        : AFTER.get(last).plus(STEADY.multipliedBy(lookups - last));
  }
}
