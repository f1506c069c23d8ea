package io.breakwater.boot.redis;

import io.breakwater.security.Secret;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Redis is, and how long it may keep us waiting.
 *
 * @param connectTimeout longest wait for a connection
 * @param readTimeout longest wait for one answer
 * @param poolWait longest wait for a free connection of the pool
 * @param poolSize most connections, 1 to 100
 */
@ConfigurationProperties(prefix = "breakwater.redis", ignoreUnknownFields = false)
record RedisProperties(
    String host,
    @DefaultValue("6379") int port,
    @Nullable Secret password,
    @DefaultValue("200ms") Duration connectTimeout,
    @DefaultValue("200ms") Duration readTimeout,
    @DefaultValue("100ms") Duration poolWait,
    @DefaultValue("8") int poolSize) {

  private static final String PREFIX = "breakwater.redis.";
  private static final int MAX_PORT = 65_535;
  private static final int MAX_POOL = 100;

  public RedisProperties {
    if (host == null || host.isBlank()) {
      throw new IllegalArgumentException(PREFIX + "host must be set");
    }
    within("port", port, MAX_PORT);
    within("pool-size", poolSize, MAX_POOL);
    positive("connect-timeout", connectTimeout);
    positive("read-timeout", readTimeout);
    positive("pool-wait", poolWait);
  }

  private static void within(String key, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(PREFIX + key + " must be 1.." + most + ", was " + value);
    }
  }

  private static void positive(String key, Duration value) {
    if (value.toMillis() < 1) {
      throw new IllegalArgumentException(PREFIX + key + " must be at least 1 ms, was " + value);
    }
  }
}
