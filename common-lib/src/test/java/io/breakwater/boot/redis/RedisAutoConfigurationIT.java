package io.breakwater.boot.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.security.Secret;
import io.breakwater.testing.TestRedis;
import io.breakwater.testing.WithInfra;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

@WithInfra
class RedisAutoConfigurationIT {
  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(RedisAutoConfiguration.class));

  @Test
  void givesAClientAndReportsItUp(TestRedis redis) {
    at(redis.host(), redis.port())
        .run(context -> {
          context.getBean(RedisClient.class).set("price:AAPL", "10.01");

          assertThat(context.getBean(RedisClient.class).get("price:AAPL")).isEqualTo("10.01");
          assertThat(context.getBean(RedisHealth.class).health().getStatus()).isEqualTo(Status.UP);
        });
  }

  @Test
  void startsWhileRedisIsAwayAndCallsThatDegraded() {
    at("127.0.0.1", 1)
        .run(context -> {
          assertThat(context).hasNotFailed();
          assertThatThrownBy(() -> context.getBean(RedisClient.class).get("x"))
              .isInstanceOf(JedisException.class);
          assertThat(context.getBean(RedisHealth.class).health().getStatus().getCode())
              .isEqualTo("DEGRADED");
        });
  }

  @Test
  void givesUpOnARedisThatTakesConnectionsAndSaysNothing() throws Exception {
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      at("127.0.0.1", silent.getLocalPort())
          .run(context -> {
            assertThatThrownBy(() -> context.getBean(RedisClient.class).get("x"))
                .isInstanceOf(JedisException.class)
                .hasStackTraceContaining("SocketTimeoutException");
          });
    }
  }

  @Test
  void handsEverySettingToJedis() {
    var redis =
        new RedisProperties(
            "redis",
            6379,
            Secret.of("canary"),
            Duration.ofMillis(301),
            Duration.ofMillis(402),
            Duration.ofMillis(53),
            4);

    JedisClientConfig client = RedisAutoConfiguration.clientConfig(redis);
    ConnectionPoolConfig pool = RedisAutoConfiguration.poolConfig(redis);

    assertThat(client.getConnectionTimeoutMillis()).isEqualTo(301);
    assertThat(client.getSocketTimeoutMillis()).isEqualTo(402);
    assertThat(client.getPassword()).isEqualTo("canary");
    assertThat(pool.getMaxWaitDuration()).isEqualTo(Duration.ofMillis(53));
    assertThat(pool.getMaxTotal()).isEqualTo(4);
    assertThat(pool.getMaxIdle()).isEqualTo(4);
    assertThat(pool.getMinIdle()).isZero();
    assertThat(pool.getBlockWhenExhausted()).isTrue();
  }

  @Test
  void staysOutOfAnApplicationWithoutRedis() {
    runner.run(context -> assertThat(context).doesNotHaveBean(RedisClient.class));
  }

  private ApplicationContextRunner at(String host, int port) {
    return runner.withPropertyValues(
        "breakwater.redis.host=" + host, "breakwater.redis.port=" + port);
  }
}
