package io.breakwater.orchestrator.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import io.breakwater.orchestrator.instrument.Symbol;
import io.breakwater.orchestrator.ledger.Admission;
import io.breakwater.orchestrator.ledger.Claim;
import io.breakwater.orchestrator.ledger.InMemoryRunLedger;
import io.breakwater.orchestrator.ledger.RunId;
import io.breakwater.orchestrator.ledger.RunLedger;
import io.breakwater.orchestrator.ledger.RunProperties;
import io.breakwater.orchestrator.ledger.RunStatus;
import io.breakwater.orchestrator.ledger.Runs;
import io.breakwater.orchestrator.orders.ClientOrderId;
import io.breakwater.orchestrator.orders.NewOrder;
import io.breakwater.orchestrator.orders.OrderDesk;
import io.breakwater.orchestrator.orders.OrderReport;
import io.breakwater.orchestrator.orders.OrderStatus;
import io.breakwater.orchestrator.orders.Submission;
import io.breakwater.orchestrator.positions.PositionSource;
import io.breakwater.orchestrator.positions.Positions;
import io.breakwater.orchestrator.quotes.Quote;
import io.breakwater.orchestrator.signals.Signal;
import io.breakwater.orchestrator.signals.SignalSet;
import io.breakwater.orchestrator.strategy.StrategyName;
import io.breakwater.testing.SettableMarketClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The driver on real threads, over a ledger and peers in memory. */
class RunDriverTest {

  private static final Symbol AAPL = Symbol.of("AAPL");
  private static final RunProperties WINDOWS =
      new RunProperties(
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Duration.ofSeconds(5));
  private static final DriverProperties PROPERTIES =
      new DriverProperties(
          2,
          Duration.ofMillis(5),
          Duration.ofMillis(5),
          Duration.ofMillis(1),
          Duration.ofMillis(5));

  private final SettableMarketClock clock =
      SettableMarketClock.at("2013-01-02T15:00:00Z", "2026-11-22T21:00:00Z");
  private final InMemoryRunLedger ledger = new InMemoryRunLedger(clock, WINDOWS);
  private final HeldBackDesk desk = new HeldBackDesk();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void stop() {
    timer.shutdownNow();
    workers.shutdownNow();
  }

  @Test
  void drivesARunToItsEndAndGivesItsPlaceBack() throws InterruptedException {
    desk.fill();
    RunDriver driver = driver(ledger);

    for (int i = 0; i < 10; i++) {
      assertThat(driver.reserve()).isTrue();
      RunId id = begin(driver, "strategy-" + i);
      driver.awaitEnd(id, Duration.ofSeconds(10));
      assertThat(statusOf(id)).isEqualTo(RunStatus.COMPLETED);
    }
  }

  @Test
  void drivesNoMoreThanItMay() {
    RunDriver driver = driver(ledger);

    assertThat(driver.reserve()).isTrue();
    assertThat(driver.reserve()).isTrue();
    assertThat(driver.reserve()).isFalse();
    driver.giveBack();
    assertThat(driver.reserve()).isTrue();
  }

  @Test
  void stopsWaitingWhenTheCallerHasWaitedEnough() throws InterruptedException {
    RunDriver driver = driver(ledger);
    driver.reserve();
    RunId id = begin(driver, "strategy");

    driver.awaitEnd(id, Duration.ofMillis(20));

    assertThat(statusOf(id).isFinal()).isFalse();
  }

  @Test
  void takesOverWhatNobodyDrives() {
    desk.fill();
    Claim abandoned = admit("strategy");
    RunDriver driver = driver(ledger);
    driver.start();

    clock.advanceMachine(WINDOWS.lease().plusMillis(1));

    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> statusOf(abandoned.runId()) == RunStatus.COMPLETED);
  }

  @Test
  void keepsWhatItDrivesForAsLongAsItLives() {
    RunDriver driver = driver(ledger);
    driver.start();
    driver.reserve();
    RunId id = begin(driver, "strategy");

    for (int i = 0; i < 20; i++) {
      clock.advanceMachine(Duration.ofSeconds(1));
      driver.renewAll();
    }

    assertThat(ledger.claimAbandoned()).isEmpty();
    desk.fill();
    await().atMost(Duration.ofSeconds(10)).until(() -> statusOf(id) == RunStatus.COMPLETED);
  }

  @Test
  void goesOnWithItsOwnRunWhoseLeaseRanOut() throws InterruptedException {
    RunDriver driver = driver(ledger);
    driver.reserve();
    RunId id = begin(driver, "strategy");

    clock.advanceMachine(WINDOWS.lease().plusMillis(1));
    driver.takeOver();
    desk.fill();
    driver.awaitEnd(id, Duration.ofSeconds(10));

    assertThat(statusOf(id)).isEqualTo(RunStatus.COMPLETED);
    assertThat(driver.reserve()).as("both places are free again").isTrue();
    assertThat(driver.reserve()).isTrue();
  }

  @Test
  void leavesItsRunsToOthersWhenItIsClosed() {
    RunDriver closing = driver(ledger);
    closing.reserve();
    RunId id = begin(closing, "strategy");
    await().atMost(Duration.ofSeconds(10)).until(() -> statusOf(id) == RunStatus.WAITING);

    closing.close();
    desk.fill();
    clock.advanceMachine(Duration.ofMillis(1));
    driver(ledger).takeOver();

    await().atMost(Duration.ofSeconds(10)).until(() -> statusOf(id) == RunStatus.COMPLETED);
    assertThat(closing.reserve()).as("a closed driver takes nothing on").isFalse();
  }

  @Test
  void goesOnAfterTheDatabaseWasAway() throws InterruptedException {
    desk.fill();
    var failures = new SplittableRandom(7);
    RunLedger flaky =
        (RunLedger)
            java.lang.reflect.Proxy.newProxyInstance(
                RunLedger.class.getClassLoader(),
                new Class<?>[] {RunLedger.class},
                (_, method, arguments) -> {
                  if (method.getName().equals("load") && failures.nextInt(2) == 0) {
                    throw new IllegalStateException("database away");
                  }
                  return method.invoke(ledger, arguments);
                });
    RunDriver driver = driver(flaky);
    driver.reserve();

    RunId id = begin(driver, "strategy");
    driver.awaitEnd(id, Duration.ofSeconds(10));

    assertThat(statusOf(id)).isEqualTo(RunStatus.COMPLETED);
  }

  private RunDriver driver(RunLedger over) {
    var ports =
        new Instance.Ports(
            over,
            _ ->
                new SignalSet(
                    "s",
                    "v1",
                    LocalDate.of(2012, 12, 31),
                    false,
                    List.of(new Signal(AAPL, 1, BigDecimal.ZERO, BigDecimal.ONE)),
                    Map.of()),
            new NothingHeld(),
            _ -> Map.of(AAPL, quote()),
            desk);
    return new RunDriver(
        Instance.of(ports, clock).advanceRun(),
        over,
        PROPERTIES,
        timer,
        workers,
        new SplittableRandom(1));
  }

  private Quote quote() {
    Price price = Price.of("100");
    return new Quote(AAPL, price, price, price, clock.instant(), clock.machine().instant());
  }

  private RunId begin(RunDriver driver, String strategy) {
    Claim claim = admit(strategy);
    driver.drive(claim);
    return claim.runId();
  }

  private Claim admit(String strategy) {
    return ((Admission.Created) ledger.admit(Runs.id(), Runs.request(strategy, "AAPL"))).claim();
  }

  private RunStatus statusOf(RunId id) {
    return ledger.find(id).orElseThrow().status();
  }

  /** Takes every order, and fills none until it is told to. Thread-safe. */
  private static final class HeldBackDesk implements OrderDesk {
    private final Map<ClientOrderId, NewOrder> orders = new ConcurrentHashMap<>();
    private volatile boolean filling;

    void fill() {
      filling = true;
    }

    @Override
    public Submission submit(NewOrder order) {
      orders.put(order.clientOrderId(), order);
      return new Submission.Placed(report(order));
    }

    @Override
    public Optional<OrderReport> find(ClientOrderId clientOrderId) {
      return Optional.ofNullable(orders.get(clientOrderId)).map(this::report);
    }

    private OrderReport report(NewOrder order) {
      return filling
          ? new OrderReport(
              "o", order.clientOrderId(), OrderStatus.FILLED, order.quantity(), Price.of("1"), null)
          : new OrderReport(
              "o", order.clientOrderId(), new OrderStatus("ACCEPTED"), Quantity.ZERO, null, null);
    }
  }

  /** An account without positions. */
  private static final class NothingHeld implements PositionSource {

    @Override
    public Positions of(StrategyName strategy) {
      return ofAccount();
    }

    @Override
    public Positions ofAccount() {
      return new Positions(Map.of());
    }
  }
}
