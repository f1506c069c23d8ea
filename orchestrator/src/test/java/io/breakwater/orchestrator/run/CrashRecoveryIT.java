package io.breakwater.orchestrator.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.breakwater.orchestrator.fake.FakePeers;
import io.breakwater.orchestrator.ledger.Admission;
import io.breakwater.orchestrator.ledger.Claim;
import io.breakwater.orchestrator.ledger.ClaimLostException;
import io.breakwater.orchestrator.ledger.Run;
import io.breakwater.orchestrator.ledger.RunLedger;
import io.breakwater.orchestrator.ledger.RunProperties;
import io.breakwater.orchestrator.ledger.RunRequest;
import io.breakwater.orchestrator.ledger.RunStatus;
import io.breakwater.orchestrator.ledger.Runs;
import io.breakwater.orchestrator.ledger.jdbc.JdbcRunLedger;
import io.breakwater.orchestrator.ledger.jdbc.Migrations;
import io.breakwater.orchestrator.orders.ClientOrderId;
import io.breakwater.orchestrator.orders.NewOrder;
import io.breakwater.orchestrator.orders.OrderDesk;
import io.breakwater.orchestrator.orders.OrderReport;
import io.breakwater.orchestrator.orders.Submission;
import io.breakwater.testing.SettableMarketClock;
import io.breakwater.testing.TestDatabase;
import io.breakwater.testing.WithInfra;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * An instance is killed at every point there is, before and after each call to a peer and each
 * transaction; another takes its run over. Counted at the gateway: one order per symbol.
 */
@WithInfra(schema = "orchestration")
class CrashRecoveryIT {

  private static final Instant MARKET = Instant.parse("2013-01-02T15:00:00Z");
  private static final Instant MACHINE = Instant.parse("2026-11-22T21:00:00Z");
  private static final SettableMarketClock CLOCK =
      SettableMarketClock.at(MARKET.toString(), MACHINE.toString());
  private static final RunProperties PROPERTIES =
      new RunProperties(
          Duration.ofMinutes(1),
          Duration.ofMinutes(1),
          Duration.ofMinutes(1),
          Duration.ofMinutes(1));
  private static final FakePeers PEERS = FakePeers.start();

  private static final HikariDataSource DATABASE = new HikariDataSource();

  @BeforeAll
  static void migrate(TestDatabase database) {
    Migrations.run(database);
    DATABASE.setJdbcUrl(database.url());
    DATABASE.setUsername(database.username());
    DATABASE.setPassword(database.password());
  }

  @AfterAll
  static void stop() {
    DATABASE.close();
    PEERS.close();
  }

  @BeforeEach
  void startAfresh() {
    JdbcClient.create(DATABASE).sql("truncate run, leg, stage").update();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void sendsEachOrderOnceWhereverItIsKilled(int lostAnswers) {
    int point = 1;
    while (survivesTheKillAt(point, lostAnswers)) {
      point++;
    }

    // Both sells and both buys were among the points: at least a begin, a submit and a record each.
    assertThat(point).isGreaterThan(2 * 3 * 4);
  }

  /** Returns false once the run has ended before that point was reached. */
  private boolean survivesTheKillAt(int point, int lostAnswers) {
    preparePeers(lostAnswers);
    RunRequest request = Runs.request("strategy-" + point, "AAPL", "IBM", "MSFT", "ORCL", "TXN");
    RunLedger ledger = ledger("first");
    Claim claim = ((Admission.Created) ledger.admit(Runs.id(), request)).claim();

    boolean killed = driveUntilKilled(claim, CrashPoints.killAt(point), ledger);
    if (killed) {
      abandonAll();
      takeOver("second");
    }

    Run run = ledger.find(claim.runId()).orElseThrow();
    assertThat(run.status())
        .as("killed at point %d: %s", point, run.failure())
        .isEqualTo(RunStatus.COMPLETED);
    assertThat(PEERS.gateway().orders())
        .as("killed at point %d", point)
        .containsExactly("sell IBM 40", "sell TXN 3", "buy AAPL 393", "buy MSFT 166");
    assertThat(PEERS.gateway().mismatches()).as("killed at point %d", point).isZero();
    return killed;
  }

  @Test
  void survivesBeingKilledOverAndOver() {
    preparePeers(0);
    RunRequest request = Runs.request("strategy", "AAPL", "IBM", "MSFT", "ORCL", "TXN");
    Claim claim = ((Admission.Created) ledger("first").admit(Runs.id(), request)).claim();

    int kills = 0;
    while (driveUntilKilled(claim, CrashPoints.killAt(12), ledger("one of many"))) {
      abandonAll();
      claim = ledger("next").claimAbandoned().orElseThrow();
      kills++;
    }

    assertThat(kills).isGreaterThan(3);
    assertThat(PEERS.gateway().orders()).hasSize(4);
    assertThat(PEERS.gateway().mismatches()).isZero();
  }

  @Test
  void letsAnInstanceThatWasFrozenInTheMiddleOfASendDoNoHarm() {
    preparePeers(0);
    RunRequest request = Runs.request("strategy", "AAPL", "IBM", "MSFT", "ORCL", "TXN");
    RunLedger frozen = ledger("frozen");
    Claim claim = ((Admission.Created) frozen.admit(Runs.id(), request)).claim();
    OrderDesk slowDesk = deskThatMeanwhile(() -> takeOver("awake"));

    assertThatThrownBy(() -> instance(frozen, slowDesk).driveToTheEnd(claim))
        .isInstanceOf(ClaimLostException.class);

    assertThat(frozen.find(claim.runId()).orElseThrow().status()).isEqualTo(RunStatus.COMPLETED);
    assertThat(PEERS.gateway().orders()).hasSize(4);
    assertThat(PEERS.gateway().arrivals()).as("the first order came twice").isEqualTo(5);
  }

  /**
   * Before its first order goes out, another instance takes the run over and brings it to its end.
   */
  private OrderDesk deskThatMeanwhile(Runnable meanwhile) {
    OrderDesk desk = PEERS.orderDesk();
    var first = new AtomicBoolean(true);
    return new OrderDesk() {
      @Override
      public Submission submit(NewOrder order) {
        if (first.getAndSet(false)) {
          abandonAll();
          meanwhile.run();
        }
        return desk.submit(order);
      }

      @Override
      public Optional<OrderReport> find(ClientOrderId clientOrderId) {
        return desk.find(clientOrderId);
      }
    };
  }

  private static boolean driveUntilKilled(Claim claim, CrashPoints points, RunLedger ledger) {
    try {
      Instance.of(ports(ledger, PEERS.orderDesk()).watchedBy(points), CLOCK).driveToTheEnd(claim);
      return false;
    } catch (CrashPoints.Killed e) {
      return true;
    }
  }

  private void takeOver(String owner) {
    RunLedger ledger = ledger(owner);
    ledger
        .claimAbandoned()
        .ifPresent(claim -> instance(ledger, PEERS.orderDesk()).driveToTheEnd(claim));
  }

  private void abandonAll() {
    JdbcClient.create(DATABASE)
        .sql("update run set lease_until = clock_timestamp() - interval '1 second'")
        .update();
  }

  private static Instance instance(RunLedger ledger, OrderDesk desk) {
    return Instance.of(ports(ledger, desk), CLOCK);
  }

  private static Instance.Ports ports(RunLedger ledger, OrderDesk desk) {
    return new Instance.Ports(
        ledger, PEERS.signalSource(), PEERS.positionSource(), PEERS.quoteSource(), desk);
  }

  private static RunLedger ledger(String owner) {
    return new JdbcRunLedger(
        JdbcClient.create(DATABASE),
        new DataSourceTransactionManager(DATABASE),
        CLOCK,
        PROPERTIES,
        owner);
  }

  /** Two sells (IBM, TXN), two buys (AAPL, MSFT), and ORCL, which is where it should be. */
  private static void preparePeers(int lostAnswers) {
    PEERS.reset();
    PEERS.signals().weight("AAPL", "0.5").weight("MSFT", "0.5");
    PEERS.gateway().hold("AAPL", "107").hold("IBM", "40").hold("TXN", "3");
    PEERS.gateway().dropAnswers(lostAnswers);
    quote("AAPL", "100");
    quote("MSFT", "300");
    quote("IBM", "50");
    quote("ORCL", "30");
    quote("TXN", "30");
  }

  private static void quote(String symbol, String mid) {
    PEERS.marketData().quote(symbol, mid, MARKET, MACHINE);
  }
}
