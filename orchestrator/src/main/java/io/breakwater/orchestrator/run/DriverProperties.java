package io.breakwater.orchestrator.run;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How runs are kept going. All durations are machine time.
 *
 * @param maxAtOnce how many runs one instance drives at a time
 * @param renewEvery how often the claims on them are renewed; well below {@code
 *     breakwater.run.lease}
 * @param takeOverEvery how often runs that nobody drives are looked for
 * @param shortestPause the first pause between two steps that wait for something outside
 * @param longestPause the longest such pause
 */
@Validated
@ConfigurationProperties(prefix = "breakwater.driver", ignoreUnknownFields = false)
public record DriverProperties(
    @DefaultValue("32") @Positive int maxAtOnce,
    @DefaultValue("1s") Duration renewEvery,
    @DefaultValue("1s") Duration takeOverEvery,
    @DefaultValue("100ms") Duration shortestPause,
    @DefaultValue("2s") Duration longestPause) {

  public DriverProperties {
    requirePositive("renew-every", renewEvery);
    requirePositive("take-over-every", takeOverEvery);
    requirePositive("shortest-pause", shortestPause);
    if (longestPause.compareTo(shortestPause) < 0) {
      throw new IllegalArgumentException(
          "breakwater.driver.longest-pause must be at least the shortest, was " + longestPause);
    }
  }

  private static void requirePositive(String key, Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException(
          "breakwater.driver." + key + " must be positive, was " + duration);
    }
  }
}
