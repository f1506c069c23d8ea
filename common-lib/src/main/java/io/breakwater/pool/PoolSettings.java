package io.breakwater.pool;

import com.zaxxer.hikari.HikariConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Sizes and timeouts of one connection pool. Address and credentials are not among them.
 *
 * <p>HikariCP corrects a bad value with a log line and runs with another one. Here each such value
 * is refused, and all faults are named at once.
 *
 * @param name 1 to 40 letters, digits or hyphens; stands in metrics and thread names
 * @param minimumIdle connections kept open, 0 to {@code maximumSize}
 * @param maximumSize most connections, 1 to 100
 * @param connectionTimeout longest wait for a connection, 250 ms to 30 s
 * @param validationTimeout longest test whether a connection lives, from 250 ms, at most the
 *     connection timeout
 * @param idleTimeout when a connection beyond {@code minimumIdle} is closed, at least 10 s and at
 *     least 1 s below {@code maxLifetime}
 * @param maxLifetime when a connection is replaced, at least 30 s
 * @param keepaliveTime how often an idle connection is tested, at least 30 s and below {@code
 *     maxLifetime}
 */
public record PoolSettings(
    String name,
    int minimumIdle,
    int maximumSize,
    Duration connectionTimeout,
    Duration validationTimeout,
    Duration idleTimeout,
    Duration maxLifetime,
    Duration keepaliveTime) {

  public static final int DEFAULT_MINIMUM_IDLE = 5;
  public static final int DEFAULT_MAXIMUM_SIZE = 20;
  public static final Duration DEFAULT_CONNECTION_TIMEOUT = Duration.ofMillis(500);
  public static final Duration DEFAULT_VALIDATION_TIMEOUT = Duration.ofMillis(250);
  public static final Duration DEFAULT_IDLE_TIMEOUT = Duration.ofMinutes(10);
  public static final Duration DEFAULT_MAX_LIFETIME = Duration.ofMinutes(30);
  public static final Duration DEFAULT_KEEPALIVE_TIME = Duration.ofMinutes(2);

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,40}");

  /**
   * @throws IllegalArgumentException if any value is out of its range; the message names them all
   */
  public PoolSettings {
    var faults = new ArrayList<String>();
    check(faults, NAME.matcher(name).matches(), "name must be 1 to 40 letters, digits or hyphens");
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          "pool '%s': %s".formatted(name, String.join("; ", faults)));
    }
  }

  /** 5 to 20 connections and timeouts that fail fast. */
  public static PoolSettings named(String name) {
    return new PoolSettings(
        name,
        DEFAULT_MINIMUM_IDLE,
        DEFAULT_MAXIMUM_SIZE,
        DEFAULT_CONNECTION_TIMEOUT,
        DEFAULT_VALIDATION_TIMEOUT,
        DEFAULT_IDLE_TIMEOUT,
        DEFAULT_MAX_LIFETIME,
        DEFAULT_KEEPALIVE_TIME);
  }

  /**
   * Returns a new configuration with these settings, to which address and credentials are added.
   */
  public HikariConfig toHikariConfig() {
    var config = new HikariConfig();
    config.setPoolName(name);
    config.setMinimumIdle(minimumIdle);
    config.setMaximumPoolSize(maximumSize);
    config.setConnectionTimeout(connectionTimeout.toMillis());
    config.setValidationTimeout(validationTimeout.toMillis());
    config.setIdleTimeout(idleTimeout.toMillis());
    config.setMaxLifetime(maxLifetime.toMillis());
    config.setKeepaliveTime(keepaliveTime.toMillis());
    return config;
  }

  private static void check(List<String> faults, boolean holds, String fault) {
    if (!holds) {
      faults.add(fault);
    }
  }
}
