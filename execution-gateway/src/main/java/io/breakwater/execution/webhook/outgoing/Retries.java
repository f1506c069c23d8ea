package io.breakwater.execution.webhook.outgoing;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How often a message is tried and how long is waited in between: twice as long each time, up to a
 * longest, and of that between half and all, so that many senders do not come back at once.
 * Thread-safe if its source of chance is.
 */
final class Retries {
  private final int attempts;
  private final Duration first;
  private final Duration longest;
  private final RandomGenerator random;

  Retries(int attempts, Duration first, Duration longest, RandomGenerator random) {
    this.attempts = attempts;
    this.first = first;
    this.longest = longest;
    this.random = random;
  }

  boolean areSpent(int failures) {
    return failures >= attempts;
  }

  /**
   * How long to wait after so many failures.
   *
   * @param asked by the receiver; kept to up to the longest wait
   */
  Duration waitAfter(int failures, @Nullable Duration asked) {
    Duration wait = first;
    for (int i = 1; i < failures && wait.compareTo(longest) < 0; i++) {
      wait = wait.multipliedBy(2);
    }
    long most = Math.min(wait.toNanos(), longest.toNanos());
    long chosen = random.nextLong(most / 2, most + 1);
    long floor = asked == null ? 0 : Math.min(asked.toNanos(), longest.toNanos());
    return Duration.ofNanos(Math.max(chosen, floor));
  }
}
