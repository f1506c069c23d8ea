package io.breakwater.execution.broker.alpaca;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * What the broker says with an answer about its rate limit ({@code X-RateLimit-Limit}, {@code
 * -Remaining}, {@code -Reset} in seconds of the epoch). The limit is the account's, so what remains
 * knows of requests that others have made.
 *
 * @param limit requests a minute
 * @param remaining until the reset
 * @param untilReset by the broker's own clock where the answer is dated, at most a minute
 */
record RateStatement(int limit, int remaining, Duration untilReset) {
  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  /** Empty where a header is missing or is not believable. */
  static Optional<RateStatement> of(HttpHeaders headers, InstantSource machineTime) {
    Optional<Long> limit = number(headers, "X-RateLimit-Limit").filter(value -> value > 0);
    Optional<Long> remaining = number(headers, "X-RateLimit-Remaining");
    if (limit.isEmpty() || remaining.isEmpty() || remaining.get() > limit.get()) {
      return Optional.empty();
    }
    return untilReset(headers, machineTime)
        .map(until ->
            new RateStatement(limit.get().intValue(), remaining.get().intValue(), between(until)));
  }

  /** How long to wait after a 429: {@code Retry-After} in seconds, else until the reset. */
  static Duration waitAfterRefusal(HttpHeaders headers, InstantSource machineTime) {
    return between(
        number(headers, "Retry-After")
            .map(Duration::ofSeconds)
            .or(() -> untilReset(headers, machineTime))
            .orElse(SHORTEST_WAIT));
  }

  private static Optional<Duration> untilReset(HttpHeaders headers, InstantSource machineTime) {
    return number(headers, "X-RateLimit-Reset")
        .map(Instant::ofEpochSecond)
        .map(reset -> Duration.between(dated(headers).orElseGet(machineTime::instant), reset));
  }

  private static Optional<Instant> dated(HttpHeaders headers) {
    try {
      return headers
          .firstValue("Date")
          .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }

  private static Optional<Long> number(HttpHeaders headers, String name) {
    return headers
        .firstValue(name)
        .filter(text -> text.matches("[0-9]{1,10}"))
        .map(Long::valueOf)
        .filter(value -> !name.endsWith("Limit") || value <= Integer.MAX_VALUE);
  }

  private static Duration between(Duration wait) {
    if (wait.compareTo(SHORTEST_WAIT) < 0) {
      return SHORTEST_WAIT;
    }
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }
}
