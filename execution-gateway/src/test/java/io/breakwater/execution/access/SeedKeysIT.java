package io.breakwater.execution.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.breakwater.execution.ExecutionGatewayApplication;
import io.breakwater.execution.access.AccessProperties.SeedProperties;
import io.breakwater.execution.access.jdbc.JdbcKeyStore;
import io.breakwater.execution.audit.AuditConfiguration;
import io.breakwater.execution.testing.FakeAlpaca;
import io.breakwater.execution.testing.Schema;
import io.breakwater.security.ApiKey;
import io.breakwater.security.ApiKeyHash;
import io.breakwater.security.Role;
import io.breakwater.security.Secret;
import io.breakwater.security.Verification;
import io.breakwater.testing.SettableMarketClock;
import io.breakwater.testing.TestDatabase;
import io.breakwater.testing.TestKeys;
import io.breakwater.testing.TestRedis;
import io.breakwater.testing.WithInfra;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.jdbc.core.simple.JdbcClient;

@WithInfra(schema = "execution")
class SeedKeysIT {
  private static final Secret PEPPER = Secret.of("a-pepper-for-tests-only");
  private static final ApiKey EARLIER = new ApiKey("earlier", Secret.of("12".repeat(32)));
  private static final ApiKey LATER = new ApiKey("later1", Secret.of("34".repeat(32)));

  private static final ApiKey KEPT = new ApiKey("kept01", Secret.of("56".repeat(32)));
  private static final ApiKey CONTESTED = new ApiKey("contested", Secret.of("ab".repeat(32)));
  private static final ApiKey STARTED = new ApiKey("started", Secret.of("cd".repeat(32)));
  private static final Secret OTHER_PEPPER = Secret.of("another-pepper-for-tests");
  private static final InstantSource CLOCK = SettableMarketClock.at("2013-01-02T15:00:00Z");

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
      var verifier = new StoredKeyVerifier(storeOn(pool), PEPPER);
      SeedKeys seedKeys = seedKeys(pool, PEPPER);
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

  /** Whoever has written another secret must not go on with the one that he believes to be dead. */
  @Test
  void addsNothingWhereAKeyIsKeptWithAnotherSecret() {
    var rotated = new ApiKey(KEPT.id(), Secret.of("78".repeat(32)));
    var beside = new ApiKey("beside1", Secret.of("9a".repeat(32)));
    try (HikariDataSource pool = Schema.migrated(database)) {
      var verifier = new StoredKeyVerifier(storeOn(pool), PEPPER);
      seedKeys(pool, PEPPER).add(List.of(seed(KEPT)));

      assertThatThrownBy(() -> seedKeys(pool, PEPPER).add(List.of(seed(beside), seed(rotated))))
          .isInstanceOf(OtherSecretStoredException.class)
          .hasMessageContaining(KEPT.id())
          .hasMessageNotContaining(beside.id())
          .hasMessageNotContaining(rotated.secret().reveal());
      assertThatThrownBy(() -> seedKeys(pool, OTHER_PEPPER).add(List.of(seed(KEPT))))
          .as("the same secret under another pepper")
          .isInstanceOf(OtherSecretStoredException.class);

      assertThat(verifier.verify(rotated)).isInstanceOf(Verification.Unknown.class);
      assertThat(verifier.verify(beside)).isInstanceOf(Verification.Unknown.class);
      assertThat(verifier.verify(KEPT)).isInstanceOf(Verification.Known.class);
    }
  }

  /** Two gateways that start at once: the one that is second finds what the first has written. */
  @Test
  void refusesAlsoWhereAnotherGatewayWasQuickerWithAnotherSecret() {
    var quicker = new ApiKey(CONTESTED.id(), Secret.of("bc".repeat(32)));
    try (HikariDataSource pool = Schema.migrated(database)) {
      SeedKeys late =
          new SeedKeys(
              new Overtaken(
                  storeOn(pool), () -> seedKeys(pool, PEPPER).add(List.of(seed(quicker)))),
              PEPPER,
              AuditConfiguration.eventLogOn(JdbcClient.create(pool)),
              CLOCK);

      assertThatThrownBy(() -> late.add(List.of(seed(CONTESTED))))
          .isInstanceOf(OtherSecretStoredException.class)
          .hasMessageContaining(CONTESTED.id());
    }
  }

  @Test
  @ExtendWith(OutputCaptureExtension.class)
  void aGatewayWhoseKeyHasAnotherSecretDoesNotStartAndSaysWhatToDo(CapturedOutput output) {
    try (HikariDataSource pool = Schema.migrated(database);
        var broker = new FakeAlpaca()) {
      seedKeys(pool, PEPPER).add(List.of(seed(STARTED)));
      String[] arguments = arguments(broker);
      for (int i = 0; i < arguments.length; i++) {
        if (arguments[i].startsWith("--breakwater.access.seeds[0].key=")) {
          arguments[i] =
              "--breakwater.access.seeds[0].key="
                  + new ApiKey(STARTED.id(), Secret.of("de".repeat(32))).reveal();
        }
      }

      assertThatThrownBy(
              () -> new SpringApplicationBuilder(ExecutionGatewayApplication.class).run(arguments))
          .hasStackTraceContaining(STARTED.id());

      assertThat(output).contains("APPLICATION FAILED TO START", STARTED.id(), "rotate-a-key.md");
      assertThat(output).doesNotContain("de".repeat(32));
    }
  }

  private static JdbcKeyStore storeOn(DataSource pool) {
    return new JdbcKeyStore(JdbcClient.create(pool));
  }

  private static SeedKeys seedKeys(DataSource pool, Secret pepper) {
    return new SeedKeys(
        storeOn(pool), pepper, AuditConfiguration.eventLogOn(JdbcClient.create(pool)), CLOCK);
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

  /** A store before whose first insertion something else happens. */
  private static final class Overtaken implements KeyStore {
    private final KeyStore store;
    private final Runnable before;

    Overtaken(KeyStore store, Runnable before) {
      this.store = store;
      this.before = before;
    }

    @Override
    public Optional<StoredKey> find(String keyId) {
      return store.find(keyId);
    }

    @Override
    public List<StoredKey> all() {
      return store.all();
    }

    @Override
    public boolean addIfAbsent(String keyId, String name, Set<Role> roles, ApiKeyHash hash) {
      before.run();
      return store.addIfAbsent(keyId, name, roles, hash);
    }
  }
}
