package io.breakwater.pool;

import com.zaxxer.hikari.HikariConfig;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Sizes and timeouts of one connection pool. Address and credentials are not among them.
 *
 * <p>HikariCP corrects a bad value with a log line and runs with another one. Here each such value
 * is refused, and all faults are named at once: {@code pool 'orders': minimumIdle must be 0..5, was
 * 9; maxLifetime must be at least 30 s, was PT1S}. Timeouts are whole milliseconds, as HikariCP
 * counts them.
 *
 * @param name 1 to 40 letters, digits or hyphens; stands in metrics and thread names
 * @param minimumIdle connections kept open, 0 to {@code maximumSize}
 * @param maximumSize most connections, 1 to 100
 * @param connectionTimeout longest wait for a connection, 250 ms to 30 s
 * @param validationTimeout longest test whether a connection lives, from 250 ms, at most the
 *     connection timeout
 * @param idleTimeout when a connection beyond {@code minimumIdle} is closed, at least 10 s and at
 *     least 1 s below {@code maxLifetime}
 * @param maxLifetime when a connection is replaced, 30 s to a day
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

  private static final int MOST_CONNECTIONS = 100;
  private static final Duration LEAST_TIMEOUT = Duration.ofMillis(250);
  private static final Duration MOST_WAIT = Duration.ofSeconds(30);
  private static final Duration LEAST_IDLE = Duration.ofSeconds(10);
  private static final Duration IDLE_MARGIN = Duration.ofSeconds(1);
  private static final Duration LEAST_LIFETIME = Duration.ofSeconds(30);
  private static final Duration MOST_LIFETIME = Duration.ofDays(1);
  private static final Duration LEAST_KEEPALIVE = Duration.ofSeconds(30);
  private static final Duration ONE_MILLI = Duration.ofMillis(1);
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,40}");

  /**
   * @throws IllegalArgumentException if any value is out of its range; the message names them all
   */
  public PoolSettings {
    var faults = new Faults();
    faults.unless(NAME.matcher(name).matches(), "name must be 1 to 40 letters, digits or hyphens");
    int connections = faults.unlessWithin("maximumSize", maximumSize, 1, MOST_CONNECTIONS);
    faults.unlessWithin("minimumIdle", minimumIdle, 0, connections);
    Duration wait =
        faults.unlessWithin("connectionTimeout", connectionTimeout, LEAST_TIMEOUT, MOST_WAIT);
    faults.unlessWithin("validationTimeout", validationTimeout, LEAST_TIMEOUT, wait);
    Duration life = faults.unlessWithin("maxLifetime", maxLifetime, LEAST_LIFETIME, MOST_LIFETIME);
    faults.unlessWithin("idleTimeout", idleTimeout, LEAST_IDLE, life.minus(IDLE_MARGIN));
    faults.unlessWithin("keepaliveTime", keepaliveTime, LEAST_KEEPALIVE, life.minus(ONE_MILLI));
    faults.raise(name);
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

  public PoolSettings withSizes(int newMinimumIdle, int newMaximumSize) {
    return new PoolSettings(
        name,
        newMinimumIdle,
        newMaximumSize,
        connectionTimeout,
        validationTimeout,
        idleTimeout,
        maxLifetime,
        keepaliveTime);
  }

  public PoolSettings withTimeouts(Duration newConnectionTimeout, Duration newValidationTimeout) {
    return new PoolSettings(
        name,
        minimumIdle,
        maximumSize,
        newConnectionTimeout,
        newValidationTimeout,
        idleTimeout,
        maxLifetime,
        keepaliveTime);
  }

  public PoolSettings withLifetimes(
      Duration newIdleTimeout, Duration newMaxLifetime, Duration newKeepaliveTime) {
    return new PoolSettings(
        name,
        minimumIdle,
        maximumSize,
        connectionTimeout,
        validationTimeout,
        newIdleTimeout,
        newMaxLifetime,
        newKeepaliveTime);
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
    if (minimumIdle < maximumSize) {
      // Hikari warns about an idle timeout in a pool that never shrinks.
      config.setIdleTimeout(idleTimeout.toMillis());
    }
    config.setMaxLifetime(maxLifetime.toMillis());
    config.setKeepaliveTime(keepaliveTime.toMillis());
    return config;
  }
}
