package io.breakwater.execution.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The stream of events over HTTP.
 *
 * @param pollInterval how often the log is looked at while anybody reads
 * @param window how many of the latest events are kept in memory; a reader who is further behind
 *     reads the log
 * @param streams how many may read at once
 * @param heartbeat how long a stream is silent before it says that it lives
 */
@Validated
@ConfigurationProperties(prefix = "breakwater.events", ignoreUnknownFields = false)
public record EventsProperties(
    @DefaultValue("100ms") Duration pollInterval,
    @DefaultValue("1000") int window,
    @DefaultValue("100") int streams,
    @DefaultValue("10s") Duration heartbeat) {
  private static final int MOST = 100_000;

  public EventsProperties {
    requirePositive("poll-interval", pollInterval);
    requirePositive("heartbeat", heartbeat);
    requireWithin("window", window);
    requireWithin("streams", streams);
  }

  private static void requirePositive(String key, Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException(
          "breakwater.events.%s must be positive, was %s".formatted(key, duration));
    }
  }

  private static void requireWithin(String key, int number) {
    if (number < 1 || number > MOST) {
      throw new IllegalArgumentException(
          "breakwater.events.%s must be 1..%d, was %d".formatted(key, MOST, number));
    }
  }
}
