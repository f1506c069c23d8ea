package io.breakwater.boot.jdbc;

import io.breakwater.pool.PoolSettings;
import io.breakwater.security.Secret;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where this service's database is, and how many connections it keeps; the ranges are those of
 * {@link PoolSettings}.
 *
 * @param url JDBC URL; names the service's schema as {@code currentSchema}, and sets {@code
 *     socketTimeout}, without which a frozen database is never noticed
 * @param connectionTimeout longest wait for a connection, at most 1 s: a request that cannot have
 *     one is better refused than kept
 */
@ConfigurationProperties(prefix = "breakwater.database", ignoreUnknownFields = false)
public record DatabaseProperties(
    String url,
    String username,
    Secret password,
    @DefaultValue("5") int minimumIdle,
    @DefaultValue("20") int maximumSize,
    @DefaultValue("500ms") Duration connectionTimeout,
    @DefaultValue("250ms") Duration validationTimeout,
    @DefaultValue("10m") Duration idleTimeout,
    @DefaultValue("30m") Duration maxLifetime,
    @DefaultValue("2m") Duration keepaliveTime) {

  private static final String PREFIX = "breakwater.database.";
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  public DatabaseProperties {
    if (url == null || !url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException(
          PREFIX + "url must be set and begin with jdbc:postgresql:");
    }
    if (username == null || username.isBlank()) {
      throw new IllegalArgumentException(PREFIX + "username must be set");
    }
    if (password == null) {
      throw new IllegalArgumentException(PREFIX + "password must be set");
    }
    if (connectionTimeout.compareTo(LONGEST_WAIT) > 0) {
      throw new IllegalArgumentException(
          PREFIX + "connection-timeout must be at most 1 s, was " + connectionTimeout);
    }
  }

  PoolSettings pool(String name) {
    return new PoolSettings(
        name,
        minimumIdle,
        maximumSize,
        connectionTimeout,
        validationTimeout,
        idleTimeout,
        maxLifetime,
        keepaliveTime);
  }
}
