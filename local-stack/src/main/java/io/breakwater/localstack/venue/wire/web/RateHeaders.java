package io.breakwater.localstack.venue.wire.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The headers that tell a client how much of its rate limit is left. Thread-safe. */
public final class RateHeaders {
  private final int limit;
  private final InstantSource machine;

  RateHeaders(int limit, InstantSource machine) {
    this.limit = limit;
    this.machine = machine;
  }

  /** Of a limit that is used up for so long, in machine time. */
  public void exceeded(HttpServletResponse response, Duration forTheNext) {
    Instant now = machine.instant();
    Instant reset = now.plus(forTheNext);
    long resetAt = reset.getEpochSecond() + (reset.getNano() > 0 ? 1 : 0);
    write(response, new RateLimit.Left(limit, -1, resetAt, now.getEpochSecond()));
  }

  static void write(HttpServletResponse response, RateLimit.Left left) {
    response.setHeader("X-RateLimit-Limit", Integer.toString(left.limit()));
    response.setHeader("X-RateLimit-Remaining", Integer.toString(Math.max(0, left.remaining())));
    response.setHeader("X-RateLimit-Reset", Long.toString(left.resetAt()));
    if (left.isExceeded()) {
      response.setHeader("Retry-After", Long.toString(left.secondsToReset()));
    }
  }
}
