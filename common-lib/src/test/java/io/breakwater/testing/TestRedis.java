package io.breakwater.testing;

import redis.clients.jedis.RedisClient;

/** A Redis that was emptied before the test class began. */
public record TestRedis(String host, int port) {

  /** A new client; whoever asks closes it. */
  public RedisClient client() {
    return RedisClient.builder().hostAndPort(host, port).build();
  }
}
