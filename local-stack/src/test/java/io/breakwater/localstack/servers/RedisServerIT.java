package io.breakwater.localstack.servers;

import static io.breakwater.localstack.servers.PostgresServerIT.freePort;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.RedisClient;

class RedisServerIT {
  @TempDir Path folder;
  RedisServer server;

  @BeforeEach
  void start() throws IOException {
    server = server(freePort());
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void answers() {
    try (RedisClient client = client()) {
      client.set("price:AAPL", "1");

      assertThat(client.get("price:AAPL")).isEqualTo("1");
    }
  }

  @Test
  void startsAgainEmptyAfterItWasKilled() throws Exception {
    try (RedisClient client = client()) {
      client.set("price:AAPL", "1");
    }
    ProcessHandle process = process();
    process.destroyForcibly();
    process.onExit().get(5, TimeUnit.SECONDS);
    assertThat(server.isRunning()).isFalse();

    server.start();

    try (RedisClient client = client()) {
      assertThat(client.get("price:AAPL")).isNull();
    }
  }

  @Test
  void aLaterRunEndsTheServerThatAnEarlierOneLeft() throws Exception {
    ProcessHandle survivor = process();

    RedisServer later = server(server.port());
    later.start();

    assertThat(survivor.isAlive()).isFalse();
    assertThat(later.isReady()).isTrue();
  }

  @Test
  void saysSoWhenItCannotHaveItsPort() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      RedisServer unlucky =
          new RedisServer(
              folder.resolve("other"), taken.getLocalPort(), folder.resolve("other.log"));

      assertThatThrownBy(unlucky::start)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("ended at once");
    }
  }

  private ProcessHandle process() {
    return RecordedProcess.find(folder.resolve("redis.pid")).orElseThrow();
  }

  private RedisServer server(int port) {
    return new RedisServer(folder, port, folder.resolve("redis.log"));
  }

  private RedisClient client() {
    return RedisClient.builder().hostAndPort("127.0.0.1", server.port()).build();
  }
}
