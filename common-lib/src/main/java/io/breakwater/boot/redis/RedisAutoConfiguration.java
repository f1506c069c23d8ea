package io.breakwater.boot.redis;

import io.breakwater.security.Secret;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;

/** The {@link RedisClient}, where {@code breakwater.redis.host} is set. */
@AutoConfiguration
@ConditionalOnClass(RedisClient.class)
@ConditionalOnProperty("breakwater.redis.host")
@EnableConfigurationProperties(RedisProperties.class)
public class RedisAutoConfiguration {

  /** Connects when first used, so that a service starts while Redis is away. */
  @Bean(destroyMethod = "close")
  @ConditionalOnMissingBean
  RedisClient redisClient(RedisProperties redis) {
    return RedisClient.builder()
        .hostAndPort(redis.host(), redis.port())
        .clientConfig(clientConfig(redis))
        .poolConfig(poolConfig(redis))
        .build();
  }

  static JedisClientConfig clientConfig(RedisProperties redis) {
    var client =
        DefaultJedisClientConfig.builder()
            .connectionTimeoutMillis(Math.toIntExact(redis.connectTimeout().toMillis()))
            .socketTimeoutMillis(Math.toIntExact(redis.readTimeout().toMillis()));
    Secret password = redis.password();
    if (password != null) {
      client.password(password.reveal());
    }
    return client.build();
  }

  static ConnectionPoolConfig poolConfig(RedisProperties redis) {
    var pool = new ConnectionPoolConfig();
    pool.setMaxTotal(redis.poolSize());
    pool.setMaxIdle(redis.poolSize());
    pool.setMinIdle(0);
    pool.setBlockWhenExhausted(true);
    pool.setMaxWait(redis.poolWait());
    return pool;
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(HealthIndicator.class)
  static class HealthConfiguration {
    @Bean
    RedisHealth redisHealthIndicator(RedisClient redis) {
      return new RedisHealth(redis);
    }
  }
}
