package io.breakwater.clock;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How market time replays history: one setting, handed to every process, makes all of them agree
 * without talking.
 *
 * <p>While the market is open, market time runs {@code speed} times as fast as machine time; each
 * closed stretch, from a close to the next open, takes exactly {@code closed} of machine time,
 * however long it is.
 *
 * <p>Its text form is {@code
 * origin=2026-11-22T20:00:00Z,market=2012-12-31T21:00:00Z,speed=60,closed=PT5S}.
 *
 * @param origin the machine time at which market time is {@code market}
 * @param market the market time at {@code origin}; may lie in a session or between two
 * @param speed 1 to 10,000
 * @param closed 1 second to 1 hour
 */
public record ReplaySetting(Instant origin, Instant market, int speed, Duration closed) {

  private static final int MAX_SPEED = 10_000;
  private static final Duration MIN_CLOSED = Duration.ofSeconds(1);
  private static final Duration MAX_CLOSED = Duration.ofHours(1);
  private static final List<String> KEYS = List.of("origin", "market", "speed", "closed");

  /**
   * @throws IllegalArgumentException if the speed or the closed stretch is out of range
   */
  public ReplaySetting {
    if (speed < 1 || speed > MAX_SPEED) {
      throw new IllegalArgumentException("speed must be 1..%d, was %d".formatted(MAX_SPEED, speed));
    }
    if (closed.compareTo(MIN_CLOSED) < 0 || closed.compareTo(MAX_CLOSED) > 0) {
      throw new IllegalArgumentException(
          "closed must be %s to %s, was %s".formatted(MIN_CLOSED, MAX_CLOSED, closed));
    }
  }

  /**
   * Reads the text form: all four keys, in any order, each once.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  public static ReplaySetting parse(String text) {
    Map<String, String> values = split(text);
    return new ReplaySetting(
        read(values, "origin", Instant::parse),
        read(values, "market", Instant::parse),
        read(values, "speed", Integer::parseInt),
        read(values, "closed", Duration::parse));
  }

  /** Returns the text form that {@link #parse} reads. */
  @Override
  public String toString() {
    return "origin=%s,market=%s,speed=%d,closed=%s".formatted(origin, market, speed, closed);
  }

  private static Map<String, String> split(String text) {
    var values = new LinkedHashMap<String, String>();
    for (String part : text.split(",", -1)) {
      int equals = part.indexOf('=');
      String key = equals < 0 ? part : part.substring(0, equals);
      if (equals < 0 || !KEYS.contains(key)) {
        throw new IllegalArgumentException(
            "a replay setting is origin=…,market=…,speed=…,closed=…, was '%s'".formatted(text));
      }
      if (values.put(key, part.substring(equals + 1)) != null) {
        throw new IllegalArgumentException("%s must be given once, was '%s'".formatted(key, text));
      }
    }
    return values;
  }

  private static <T> T read(Map<String, String> values, String key, Function<String, T> reader) {
    String value = values.get(key);
    if (value == null) {
      throw new IllegalArgumentException(key + " is missing in the replay setting");
    }
    try {
      return reader.apply(value);
    } catch (DateTimeException | NumberFormatException e) {
      throw new IllegalArgumentException("%s is unreadable, was '%s'".formatted(key, value), e);
    }
  }
}
