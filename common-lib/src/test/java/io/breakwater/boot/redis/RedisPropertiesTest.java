package io.breakwater.boot.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.security.Secret;
import io.breakwater.testing.PropertiesBinding;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedisPropertiesTest {

  @Test
  void defaults() {
    assertThat(
            PropertiesBinding.bind(RedisProperties.class, Map.of("breakwater.redis.host", "redis")))
        .isEqualTo(
            new RedisProperties(
                "redis",
                6379,
                null,
                Duration.ofMillis(200),
                Duration.ofMillis(200),
                Duration.ofMillis(100),
                8));
  }

  @Test
  void fullMapping() {
    var bound =
        PropertiesBinding.bind(
            RedisProperties.class,
            Map.of(
                "breakwater.redis.host", "redis.local",
                "breakwater.redis.port", "16379",
                "breakwater.redis.password", "canary",
                "breakwater.redis.connect-timeout", "300ms",
                "breakwater.redis.read-timeout", "400ms",
                "breakwater.redis.pool-wait", "50ms",
                "breakwater.redis.pool-size", "4"));

    assertThat(bound)
        .isEqualTo(
            new RedisProperties(
                "redis.local",
                16379,
                Secret.of("canary"),
                Duration.ofMillis(300),
                Duration.ofMillis(400),
                Duration.ofMillis(50),
                4));
    assertThat(bound.toString()).doesNotContain("canary");
  }

  @ParameterizedTest
  @CsvSource({
    "host, ' '",
    "port, 0",
    "port, 65536",
    "pool-size, 0",
    "pool-size, 101",
    "connect-timeout, 0ms",
    "read-timeout, -1ms",
    "pool-wait, 0ms",
    "hots, redis"
  })
  void refusesAndNamesTheKey(String key, String value) {
    Map<String, String> properties = new HashMap<>(Map.of("breakwater.redis.host", "redis"));
    properties.put("breakwater.redis." + key, value);

    assertThatThrownBy(() -> PropertiesBinding.bind(RedisProperties.class, properties))
        .hasStackTraceContaining("breakwater.redis." + key);
  }
}
