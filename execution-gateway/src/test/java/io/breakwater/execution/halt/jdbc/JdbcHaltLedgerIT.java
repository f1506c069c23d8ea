package io.breakwater.execution.halt.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.breakwater.boot.jdbc.DatabaseProperties;
import io.breakwater.execution.audit.AuditConfiguration;
import io.breakwater.execution.halt.DisengageRequest;
import io.breakwater.execution.risk.GateReading;
import io.breakwater.execution.risk.TradingState;
import io.breakwater.execution.testing.Schema;
import io.breakwater.testing.PropertiesBinding;
import io.breakwater.testing.SettableMarketClock;
import io.breakwater.testing.TestDatabase;
import io.breakwater.testing.WithInfra;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.transaction.support.TransactionTemplate;

@WithInfra(schema = "execution")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JdbcHaltLedgerIT {
  private final List<Duration> pauses = new ArrayList<>();
  private HikariDataSource database;
  private HaltPool pool;
  private JdbcHaltLedger ledger;

  @BeforeAll
  void migrate(TestDatabase fresh) {
    database = Schema.migrated(fresh);
    pool =
        new HaltPool(
            PropertiesBinding.bind(
                DatabaseProperties.class,
                Map.of(
                    "breakwater.database.url", fresh.url(),
                    "breakwater.database.username", fresh.username(),
                    "breakwater.database.password", fresh.password())),
            new SQLErrorCodeSQLExceptionTranslator("PostgreSQL"));
    ledger =
        new JdbcHaltLedger(
            pool,
            Schema.ACCOUNT,
            AuditConfiguration.eventLogOn(JdbcClient.create(pool.template())),
            SettableMarketClock.at("2013-01-02T15:00:00Z"),
            pauses::add);
  }

  @AfterAll
  void close() {
    pool.close();
    database.close();
  }

  @BeforeEach
  void open() {
    JdbcClient.create(database).sql("update trading_gate set state = 'ACTIVE'").update();
    pauses.clear();
  }

  @Test
  void engagesAtOnceWhereNobodyHoldsTheLock() {
    long before = ledger.status().epoch();

    assertThat(ledger.engage("a drill", "trader")).isEqualTo(before + 1);

    assertThat(ledger.status().state()).isEqualTo(TradingState.HALTED);
    assertThat(pauses).isEmpty();
  }

  /** A transaction T1 that hangs must not keep the switch open. */
  @Test
  void engagesWithoutTheLockAndOutwaitsWhoeverHoldsIt() throws SQLException {
    long before = ledger.status().epoch();
    try (Connection hung = database.getConnection()) {
      hung.setAutoCommit(false);
      JdbcClient.create(new SingleConnectionDataSource(hung, true))
          .sql("select pg_advisory_xact_lock_shared(1, hashtext('paper'))")
          .query((row, number) -> true)
          .single();

      assertThat(ledger.engage("a drill", "trader")).isEqualTo(before + 1);

      assertThat(ledger.status().state()).isEqualTo(TradingState.HALTED);
      assertThat(pauses).containsExactly(Duration.ofSeconds(1));
      hung.rollback();
    }
  }

  /** An order that waited for an engage to commit must not go by what it saw before. */
  @Test
  void theGateIsReadOnlyOnceItsLockIsHeld() throws Exception {
    JdbcClient jdbc = JdbcClient.create(database);
    var gate = new JdbcTradingGate(jdbc, Schema.ACCOUNT);
    var transactions = new TransactionTemplate(new DataSourceTransactionManager(database));
    try (Connection engaging = database.getConnection();
        var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      engaging.setAutoCommit(false);
      JdbcClient halt = JdbcClient.create(new SingleConnectionDataSource(engaging, true));
      halt.sql("select pg_advisory_xact_lock(1, hashtext('paper'))")
          .query((row, number) -> true)
          .single();

      Future<@Nullable GateReading> reading =
          workers.submit(() -> transactions.execute(_ -> gate.hold()));
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() ->
              jdbc.sql("select count(*) from pg_locks where not granted")
                      .query(Integer.class)
                      .single()
                  == 1);
      halt.sql("update trading_gate set state = 'HALTED'").update();
      engaging.commit();

      assertThat(reading.get())
          .isInstanceOfSatisfying(
              GateReading.Read.class,
              read -> assertThat(read.state()).isEqualTo(TradingState.HALTED));
    }
  }

  @Test
  void opensOnlyForTheEpochOfTheRequest() {
    ledger.engage("a drill", "trader");
    DisengageRequest request = ledger.request("over", "risk-1");
    ledger.engage("again", "trader");

    assertThat(ledger.pending(request.id())).isEmpty();
    assertThat(ledger.disengage(request, "risk-2")).isFalse();
    assertThat(ledger.status().state()).isEqualTo(TradingState.HALTED);
  }

  @Test
  void doesNotOpenForWhoeverAsked() {
    ledger.engage("a drill", "trader");
    DisengageRequest request = ledger.request("over", "risk-1");

    assertThat(ledger.disengage(request, "risk-1")).isFalse();
    assertThat(ledger.disengage(request, "risk-2")).isTrue();
    assertThat(ledger.disengage(request, "risk-3")).isFalse();
  }

  @Test
  void countsAsHaltedWhereTheGateBelongsToAnotherAccount() {
    JdbcClient jdbc = JdbcClient.create(database);
    jdbc.sql("update trading_gate set account = 'live'").update();

    assertThat(ledger.status().state()).isEqualTo(TradingState.HALTED);

    jdbc.sql("update trading_gate set account = 'paper'").update();
    assertThat(ledger.status().state()).isEqualTo(TradingState.ACTIVE);
  }
}
