package io.breakwater.execution.testing;

import static org.awaitility.Awaitility.await;

import io.breakwater.security.ApiKey;
import io.breakwater.security.Role;
import io.breakwater.security.Secret;
import io.breakwater.testing.SettableMarketClock;
import io.breakwater.testing.TestKeys;
import io.breakwater.testing.WithInfra;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A whole gateway in front of a fake broker, on a fresh database, the market open. Its keys are
 * those of {@link TestKeys}.
 */
@WithInfra(schema = "execution")
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "server.address=127.0.0.1",
      "breakwater.access.pepper=a-pepper-for-tests-only",
      "breakwater.incoming-webhooks.enabled=true",
      "breakwater.incoming-webhooks.lookups-per-minute=60000",
      "breakwater.broker.key-id=key",
      "breakwater.broker.secret-key=secret",
      "breakwater.peers.market-data-service.base-url=http://127.0.0.1:1",
      // Tests empty the broker's book and ours by turns; who wants them compared asks for it.
      "breakwater.reconciliation.everything-every=1h"
    })
@Import(RunningGateway.OpenMarket.class)
public abstract class RunningGateway {
  protected static final FakeAlpaca BROKER = new FakeAlpaca();

  /** Beside the one that {@link TestKeys} has. */
  protected static final ApiKey SECOND_RISK_OFFICER =
      new ApiKey("testrisk2", Secret.of("ab".repeat(32)));

  @Autowired protected JdbcClient jdbc;
  @Autowired protected SettableMarketClock clock;
  protected Gateway gateway;
  @Autowired private DataSource database;
  @LocalServerPort private int port;

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry registry) {
    BROKER.forget();
    registry.add("breakwater.broker.base-url", BROKER::baseUrl);
    registry.add("breakwater.broker.stream-url", BROKER::streamUrl);
    registry.add("breakwater.security.service-key", () -> TestKeys.key(Role.SERVICE).reveal());
    registry.add("breakwater.incoming-webhooks.secrets[0]", SignedWebhook.SECRET::reveal);
    registry.add("breakwater.incoming-webhooks.secrets[1]", SignedWebhook.NEXT_SECRET::reveal);
    registry.add("breakwater.access.seeds[5].name", () -> "risk-2");
    registry.add("breakwater.access.seeds[5].roles", Role.RISK::name);
    registry.add("breakwater.access.seeds[5].key", SECOND_RISK_OFFICER::reveal);
    for (Role role : Role.values()) {
      String seed = "breakwater.access.seeds[" + role.ordinal() + "].";
      registry.add(seed + "name", () -> role.name().toLowerCase(Locale.ROOT));
      registry.add(seed + "roles", role::name);
      registry.add(seed + "key", () -> TestKeys.key(role).reveal());
    }
  }

  @BeforeEach
  void connect() {
    gateway = new Gateway(port);
    // Both books at once: where they differ, the symbol may not be traded.
    jdbc.sql("truncate orders, fill, position, position_entry, foreign_order, quarantine cascade")
        .update();
    BROKER.forget();
    BROKER.comeBack();
    await().atMost(Duration.ofSeconds(20)).until(gateway::isReady);
  }

  protected int port() {
    return port;
  }

  protected int rows(String table) {
    return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
  }

  /** Holds the lock on a symbol, as an order for it that is being judged all the time would. */
  protected Connection lockedSymbol(String symbol) throws SQLException {
    Connection connection = database.getConnection();
    connection.setAutoCommit(false);
    try (PreparedStatement lock =
        connection.prepareStatement("select pg_advisory_xact_lock(2, hashtext(?))")) {
      lock.setString(1, "paper/" + symbol);
      lock.execute();
    }
    return connection;
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
