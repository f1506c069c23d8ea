package io.breakwater.localstack.venue.wire.web;

import java.time.Instant;
import java.time.InstantSource;

/** So many requests in each minute of machine time, counted from the full minute. Thread-safe. */
final class RateLimit {
  private static final long WINDOW_SECONDS = 60;

  private final int limit;
  private final InstantSource machine;
  private long window;
  private int used;

  RateLimit(int limit, InstantSource machine) {
    this.limit = limit;
    this.machine = machine;
  }

  /**
   * Counts one request.
   *
   * @return what is left; below 0 if this request is one too many
   */
  synchronized Left count() {
    Instant now = machine.instant();
    long current = now.getEpochSecond() / WINDOW_SECONDS;
    if (current != window) {
      window = current;
      used = 0;
    }
    // Stops at one too many: a flood must not count past the largest number.
    used = Math.min(used + 1, limit + 1);
    return new Left(limit, limit - used, (current + 1) * WINDOW_SECONDS, now.getEpochSecond());
  }

  /**
   * What is left of the limit.
   *
   * @param resetAt unix seconds
   */
  record Left(int limit, int remaining, long resetAt, long nowSeconds) {
    boolean isExceeded() {
      return remaining < 0;
    }

    long secondsToReset() {
      return resetAt - nowSeconds;
    }
  }
}
