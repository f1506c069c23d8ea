package io.breakwater.execution.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.execution.ExecutionGatewayApplication;
import io.breakwater.execution.testing.FakeAlpaca;
import io.breakwater.security.Role;
import io.breakwater.testing.TestDatabase;
import io.breakwater.testing.TestKeys;
import io.breakwater.testing.TestRedis;
import io.breakwater.testing.WithInfra;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.jdbc.core.simple.JdbcClient;

@WithInfra(schema = "execution")
class SeedKeysIT {
  private final TestDatabase database;
  private final TestRedis redis;
  private final JdbcClient jdbc;

  SeedKeysIT(TestDatabase database, TestRedis redis) {
    this.database = database;
    this.redis = redis;
    this.jdbc = database.jdbc();
  }

  /**
   * Once requests come, they and the seeding would want the same pool: a gateway that came up amid
   * clients who had waited for it ended for want of a connection.
   */
  @Test
  void keysAreThereBeforeTheFirstRequestIsLetIn() {
    var keysAtFirst = new AtomicInteger();
    ApplicationListener<WebServerInitializedEvent> listening = _ -> keysAtFirst.set(keys());

    try (var broker = new FakeAlpaca();
        var gateway =
            new SpringApplicationBuilder(ExecutionGatewayApplication.class)
                .listeners(listening)
                .run(arguments(broker))) {
      assertThat(gateway.isRunning()).isTrue();
      assertThat(keysAtFirst).hasValue(1);
    }
  }

  private int keys() {
    return jdbc.sql("select count(*) from api_key where name = 'viewer'")
        .query(Integer.class)
        .single();
  }

  private String[] arguments(FakeAlpaca broker) {
    return new String[] {
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
      "--breakwater.broker.key-id=key",
      "--breakwater.broker.secret-key=secret"
    };
  }
}
