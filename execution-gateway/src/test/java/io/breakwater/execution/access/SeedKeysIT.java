package io.breakwater.execution.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.breakwater.execution.ExecutionGatewayApplication;
import io.breakwater.execution.access.AccessProperties.SeedProperties;
import io.breakwater.execution.access.jdbc.JdbcKeyStore;
import io.breakwater.execution.audit.AuditConfiguration;
import io.breakwater.execution.testing.FakeAlpaca;
import io.breakwater.execution.testing.Schema;
import io.breakwater.security.ApiKey;
import io.breakwater.security.Role;
import io.breakwater.security.Secret;
import io.breakwater.security.Verification;
import io.breakwater.testing.SettableMarketClock;
import io.breakwater.testing.TestDatabase;
import io.breakwater.testing.TestKeys;
import io.breakwater.testing.TestRedis;
import io.breakwater.testing.WithInfra;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.jdbc.core.simple.JdbcClient;

@WithInfra(schema = "execution")
class SeedKeysIT {
  private static final Secret PEPPER = Secret.of("a-pepper-for-tests-only");
  private static final ApiKey EARLIER = new ApiKey("earlier", Secret.of("12".repeat(32)));
  private static final ApiKey LATER = new ApiKey("later1", Secret.of("34".repeat(32)));

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

  /** What has been decided of a key since, no start undoes. */
  @Test
  void aLaterStartAddsNewKeysAndGivesNoneBackThatWasRevoked() {
    try (HikariDataSource pool = Schema.migrated(database)) {
      var store = new JdbcKeyStore(JdbcClient.create(pool));
      var verifier = new StoredKeyVerifier(store, PEPPER);
      var seedKeys =
          new SeedKeys(
              store,
              PEPPER,
              AuditConfiguration.eventLogOn(pool),
              SettableMarketClock.at("2013-01-02T15:00:00Z"));
      seedKeys.add(List.of(seed(EARLIER)));
      assertThat(verifier.verify(EARLIER)).isInstanceOf(Verification.Known.class);
      jdbc.sql("update api_key set revoked_at = now() where key_id = :id")
          .param("id", EARLIER.id())
          .update();

      seedKeys.add(List.of(seed(EARLIER), seed(LATER)));

      assertThat(verifier.verify(EARLIER)).isInstanceOf(Verification.Unknown.class);
      assertThat(verifier.verify(LATER)).isInstanceOf(Verification.Known.class);
    }
  }

  private static SeedProperties seed(ApiKey key) {
    return new SeedProperties(key.id(), Set.of(Role.TRADER), Secret.of(key.reveal()));
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
