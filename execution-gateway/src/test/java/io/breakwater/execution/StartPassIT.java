package io.breakwater.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.breakwater.execution.platform.BuildId;
import io.breakwater.execution.testing.FakeAlpaca;
import io.breakwater.execution.testing.Gateway;
import io.breakwater.execution.testing.Gateway.Answer;
import io.breakwater.security.Role;
import io.breakwater.testing.SettableMarketClock;
import io.breakwater.testing.TestDatabase;
import io.breakwater.testing.TestKeys;
import io.breakwater.testing.TestRedis;
import io.breakwater.testing.WithInfra;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A gateway lets no order through before its books have been compared with the broker's. */
@WithInfra(schema = "execution")
class StartPassIT {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final TestDatabase database;
  private final TestRedis redis;
  private final JdbcClient jdbc;
  private final List<ConfigurableApplicationContext> started = new ArrayList<>();
  private FakeAlpaca broker;

  StartPassIT(TestDatabase database, TestRedis redis) {
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
    started.forEach(ConfigurableApplicationContext::close);
    broker.close();
  }

  @Test
  void isNotReadyAndSendsNothingUntilTheBooksHaveBeenCompared() {
    broker.withhold("/v2/positions");
    broker.bringIn("HELD", "7");
    Gateway gateway = start();

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(gateway.health()).contains("the broker could not be asked"));
    assertThat(gateway.isReady()).isFalse();
    Answer refused = gateway.buy("c-1", "AAPL", "10");
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.text("code")).isEqualTo("RECONCILIATION_NOT_READY");
    assertThat(refused.text("detail")).contains("the broker could not be asked");
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    assertThat(rows("orders where client_order_id = 'c-1'")).isZero();
    assertThat(broker.arrivals()).isEmpty();

    broker.withhold(null);
    await().atMost(SOON).until(gateway::isReady);
    assertThat(gateway.buy("c-1", "AAPL", "10").status()).isEqualTo(201);
    assertThat(gateway.buy("c-2", "HELD", "1").text("code")).isEqualTo("SYMBOL_QUARANTINED");
    assertThat(broker.arrivals()).containsExactly("c-1");
  }

  /** The one that follows has compared the books; the other takes its word, if it is alive. */
  @Test
  void aSecondGatewayIsReadyByTheWordOfTheFirst() {
    Gateway first = start();
    await().atMost(SOON).until(first::isReady);

    int passes = rows("reconciliation_report where kind = 'START'");

    Gateway second = start();
    await().atMost(SOON).until(second::isReady);

    assertThat(rows("reconciliation_report where kind = 'START'")).isEqualTo(passes);
    assertThat(second.buy("c-second", "MSFT", "10").status()).isEqualTo(201);
  }

  /**
   * Two builds may go by different rules: what follows the broker trades, the other stands back.
   */
  @Test
  void standsBackWhileAGatewayOfAnotherBuildFollows() {
    Gateway first = start();
    await().atMost(SOON).until(first::isReady);

    Gateway second = start(NextBuild.class);

    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(second.health()).contains("a gateway of another build follows the broker"));
    assertThat(second.isReady()).isFalse();
    Answer refused = second.buy("c-next-build", "IBM", "7");
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.text("code")).isEqualTo("RECONCILIATION_NOT_READY");
    assertThat(first.buy("c-this-build", "GOOG", "8").status()).isEqualTo(201);

    started.removeFirst().close();
    await().atMost(SOON).until(second::isReady);
    assertThat(second.buy("c-next-build", "IBM", "7").status()).isEqualTo(201);
    assertThat(broker.arrivals()).containsExactly("c-this-build", "c-next-build");
  }

  private int rows(String fromWhere) {
    return jdbc.sql("select count(*) from " + fromWhere).query(Integer.class).single();
  }

  private Gateway start(Class<?>... more) {
    var arguments =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--breakwater.database.url=" + database.url(),
                "--breakwater.database.username=" + database.username(),
                "--breakwater.database.password=" + database.password(),
                "--breakwater.redis.host=" + redis.host(),
                "--breakwater.redis.port=" + redis.port(),
                "--breakwater.access.pepper=a-pepper-for-tests-only",
                "--breakwater.security.service-key=" + TestKeys.key(Role.SERVICE).reveal(),
                "--breakwater.broker.base-url=" + broker.baseUrl(),
                "--breakwater.broker.stream-url=" + broker.streamUrl(),
                "--breakwater.broker.key-id=key",
                "--breakwater.broker.secret-key=secret"));
    for (Role role : Role.values()) {
      String seed = "--breakwater.access.seeds[" + role.ordinal() + "].";
      arguments.add(seed + "name=" + role.name().toLowerCase(Locale.ROOT));
      arguments.add(seed + "roles=" + role.name());
      arguments.add(seed + "key=" + TestKeys.key(role).reveal());
    }
    var context =
        new SpringApplicationBuilder(ExecutionGatewayApplication.class, OpenMarket.class)
            .sources(more)
            .run(arguments.toArray(String[]::new));
    started.add(context);
    return new Gateway(
        context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
  }

  @TestConfiguration
  static class NextBuild {
    @Bean
    @Primary
    BuildId nextBuild() {
      return new BuildId("next");
    }
  }

  /** A Wednesday morning in New York. */
  @TestConfiguration
  static class OpenMarket {
    @Bean
    SettableMarketClock marketClock() {
      return SettableMarketClock.at("2013-01-02T15:00:00Z");
    }
  }
}
