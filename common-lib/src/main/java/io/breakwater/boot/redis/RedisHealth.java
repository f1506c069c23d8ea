package io.breakwater.boot.redis;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Whether Redis answers. Where it does not, the service is DEGRADED and not down: it goes on
 * without.
 */
final class RedisHealth implements HealthIndicator {
  private static final Status DEGRADED = new Status("DEGRADED", "Redis does not answer");

  private final RedisClient redis;

  RedisHealth(RedisClient redis) {
    this.redis = redis;
  }

  @Override
  public Health health() {
    try {
      redis.ping();
      return Health.up().build();
    } catch (JedisException e) {
      return Health.status(DEGRADED).build();
    }
  }
}
