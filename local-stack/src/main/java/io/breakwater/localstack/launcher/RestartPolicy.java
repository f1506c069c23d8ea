package io.breakwater.localstack.launcher;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * How long to wait before a dead process is started again: 1, 2, 4, 8, 16 s, and after five deaths
 * within five minutes no more. Confined to the supervisor's thread.
 */
final class RestartPolicy {
  static final int MOST = 5;
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final Duration FIRST = Duration.ofSeconds(1);

  private final Deque<Instant> deaths = new ArrayDeque<>();

  /** Notes a death and answers how long to wait, or empty for "give up". */
  Optional<Duration> afterDeathAt(Instant now) {
    while (!deaths.isEmpty() && deaths.getFirst().isBefore(now.minus(WINDOW))) {
      deaths.removeFirst();
    }
    deaths.addLast(now);
    return deaths.size() > MOST
        ? Optional.empty()
        : Optional.of(FIRST.multipliedBy(1L << (deaths.size() - 1)));
  }

  /** How often it has died within the window. */
  int recentDeaths() {
    return deaths.size();
  }
}
