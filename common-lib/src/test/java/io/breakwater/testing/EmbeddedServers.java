package io.breakwater.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import redis.embedded.RedisServer;

/** Real servers as processes of this machine, from binaries in Maven artifacts. */
record EmbeddedServers(int postgresPort, TestRedis redis) implements Servers {
  private static final String LOOPBACK = "127.0.0.1";

  static EmbeddedServers start() {
    try {
      EmbeddedPostgres postgres =
          EmbeddedPostgres.builder()
              .setServerConfig("listen_addresses", LOOPBACK)
              .setServerConfig("fsync", "off")
              .setServerConfig("synchronous_commit", "off")
              .setServerConfig("full_page_writes", "off")
              .setServerConfig("deadlock_timeout", DEADLOCK_TIMEOUT)
              .start();
      int port = freePort();
      RedisServer redis =
          RedisServer.newRedisServer()
              .port(port)
              .bind(LOOPBACK)
              .setting("save \"\"")
              .setting("appendonly no")
              .build();
      redis.start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(redis)));
      return new EmbeddedServers(postgres.getPort(), new TestRedis(LOOPBACK, port));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start the embedded servers", e);
    }
  }

  @Override
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://" + LOOPBACK + ":" + postgresPort + "/" + database;
  }

  @Override
  public String superuser() {
    return "postgres";
  }

  @Override
  public String superPassword() {
    return "postgres";
  }

  private static void stop(RedisServer redis) {
    try {
      redis.stop();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot stop the embedded Redis", e);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
