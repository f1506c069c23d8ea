package io.breakwater.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.breakwater.execution.testing.FakeAlpaca;
import io.breakwater.execution.testing.SseClient;
import io.breakwater.security.Role;
import io.breakwater.testing.TestDatabase;
import io.breakwater.testing.TestKeys;
import io.breakwater.testing.TestRedis;
import io.breakwater.testing.WithInfra;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A gateway that is told to stop leaves nothing behind that the next would have to wait for. */
@WithInfra(schema = "execution")
class ShutdownIT {
  private static final String WEBHOOK_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final Set<String> LEASES = Set.of("trade-updates", "audit-chain", "webhook:desk");

  private final TestDatabase database;
  private final TestRedis redis;
  private final JdbcClient jdbc;
  private FakeAlpaca broker;

  ShutdownIT(TestDatabase database, TestRedis redis) {
    this.database = database;
    this.redis = redis;
    this.jdbc = database.jdbc();
  }

  @BeforeEach
  void open() {
    broker = new FakeAlpaca();
  }

  @AfterEach
  void close() {
    broker.close();
  }

  @Test
  void givesItsLeasesBackBeforeItsPoolCloses() {
    ConfigurableApplicationContext gateway = start();
    await().atMost(SOON).until(() -> leasesHeld().equals(LEASES));
    await().atMost(SOON).until(() -> !broker.server().sockets().isEmpty());

    gateway.close();

    assertThat(leasesHeld()).isEmpty();
  }

  @Test
  void endsStreamsOfEventsBeforeItWaitsForRequests() {
    ConfigurableApplicationContext gateway = start();
    int port = gateway.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    try (SseClient reader = SseClient.open(port, TestKeys.bearer(Role.VIEWER), "", null)) {
      await().atMost(SOON).until(() -> reader.comments().contains("open"));

      gateway.close();

      await().atMost(SOON).until(() -> reader.end() != null);
      assertThat(reader.end()).isEqualTo(SseClient.End.CLEAN);
    }
  }

  private Set<String> leasesHeld() {
    return jdbc.sql("select name from lease where until > clock_timestamp()")
        .query((row, number) -> row.getString("name"))
        .set();
  }

  private ConfigurableApplicationContext start() {
    return new SpringApplicationBuilder(ExecutionGatewayApplication.class)
        .run(
            "--server.port=0",
            "--breakwater.database.url=" + database.url(),
            "--breakwater.database.username=" + database.username(),
            "--breakwater.database.password=" + database.password(),
            "--breakwater.redis.host=" + redis.host(),
            "--breakwater.redis.port=" + redis.port(),
            "--breakwater.access.pepper=a-pepper-for-tests-only",
            "--breakwater.access.seeds[0].name=viewer",
            "--breakwater.access.seeds[0].roles=VIEWER",
            "--breakwater.access.seeds[0].key=" + TestKeys.key(Role.VIEWER).reveal(),
            "--breakwater.security.service-key=" + TestKeys.key(Role.SERVICE).reveal(),
            "--breakwater.broker.base-url=" + broker.baseUrl(),
            "--breakwater.broker.stream-url=" + broker.streamUrl(),
            "--breakwater.outgoing-webhooks.endpoints.desk.url=https://receiver.invalid/hook",
            "--breakwater.outgoing-webhooks.endpoints.desk.secrets[0]=" + WEBHOOK_SECRET,
            "--breakwater.broker.key-id=key",
            "--breakwater.broker.secret-key=secret");
  }
}
