package io.breakwater.execution.order.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerOrderStatus;
import io.breakwater.execution.broker.ExecutionReport;
import io.breakwater.execution.broker.SendOutcome;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.order.Admission;
import io.breakwater.execution.order.EvidenceSource;
import io.breakwater.execution.order.Judge;
import io.breakwater.execution.order.NewOrder;
import io.breakwater.execution.order.Order;
import io.breakwater.execution.order.Orders;
import io.breakwater.execution.position.Holding;
import io.breakwater.execution.position.jdbc.JdbcExposure;
import io.breakwater.execution.position.jdbc.JdbcHoldings;
import io.breakwater.execution.risk.Decision;
import io.breakwater.execution.risk.SymbolExposure;
import io.breakwater.execution.risk.Verdict;
import io.breakwater.execution.testing.Patience;
import io.breakwater.execution.testing.Schema;
import io.breakwater.money.SignedQuantity;
import io.breakwater.testing.TestDatabase;
import io.breakwater.testing.WithInfra;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.dao.PessimisticLockingFailureException;

/** T15: five hundred at once for one symbol, and nothing that a limit is judged by leaks. */
@WithInfra(schema = "execution")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsRaceIT {
  private static final int THREADS = 500;

  /** So few that all have come within the time in which a twin is refused, on any machine. */
  private static final int TWINS = 50;

  private static final Duration SESSIONS_END_WITHIN = Duration.ofSeconds(60);

  private static final int LOT = 10;
  private static final int LIMIT = 1_000;

  private TestDatabase database;
  private Ledgers ledgers;
  private int deadlocksBefore;

  @BeforeAll
  void migrate(TestDatabase database) {
    this.database = database;
    this.ledgers = new Ledgers(database);
  }

  @AfterAll
  void close() {
    ledgers.close();
  }

  @BeforeEach
  void empty() {
    ledgers.jdbc.sql("truncate orders, fill, position, foreign_order cascade").update();
    deadlocksBefore = deadlocksEver();
  }

  @Test
  void letsOneOfFiftyThroughThatAskForTheSameAtOnce() throws Exception {
    Judge gates = ledgers.gates();

    List<Admission> admissions =
        atOnce(TWINS, i -> () -> ledgers.ledger.admit(order("same-" + i, 10), gates));

    assertThat(admissions)
        .filteredOn(Admission.Recorded.class::isInstance)
        .as("one is let through")
        .hasSize(1);
    assertThat(admissions)
        .filteredOn(admission ->
            admission instanceof Admission.Denied(_, var reason)
                && reason.code().equals("DUPLICATE_INTENT"))
        .hasSize(TWINS - 1);
    assertThat(working()).isEqualTo(SignedQuantity.of(10));
    assertThat(deadlocks()).isZero();
  }

  /** What is working is computed from rows: there is no counter that an end could forget. */
  @Test
  void countsWhatWorksWhileFiveHundredComeAndNothingOnceTheyHaveEndedAnyHow() throws Exception {
    List<Admission> admissions =
        atOnce(THREADS, i -> () -> ledgers.ledger.admit(order("c-" + i, i + 1), ledgers.gates()));
    List<Order> orders = new ArrayList<>();
    for (Admission admission : admissions) {
      assertThat(admission).isInstanceOf(Admission.Recorded.class);
      orders.add(((Admission.Recorded) admission).order());
    }
    assertThat(working()).isEqualTo(SignedQuantity.of(THREADS * (THREADS + 1) / 2));

    atOnce(THREADS, i -> () -> end(orders.get(i), i));

    assertThat(ledgers.count("orders where status_rank < 40")).isZero();
    assertThat(working()).isEqualTo(SignedQuantity.ZERO);
    assertThat(deadlocks()).isZero();
  }

  /**
   * A limit that is judged by what is held and what works never lets through more than it holds,
   * while part of that is filled; what ends without a fill makes room for as much again.
   */
  @Test
  void letsThroughWhatALimitHoldsAndNoMore() throws Exception {
    Judge limit = upTo(LIMIT);

    List<Admission> first = atOnce(THREADS, i -> () -> filledAtOnceIfOdd("first-" + i, i, limit));

    assertThat(exposed()).as("not over the limit").isEqualTo(SignedQuantity.of(LIMIT));
    assertThat(recorded(first)).hasSize(LIMIT / LOT);
    SignedQuantity working = working();

    for (Order order : recorded(first)) {
      if (ledgers.read(order.id()).status().isOpen()) {
        ended(order, BrokerOrderStatus.CANCELED);
      }
    }
    assertThat(working()).isEqualTo(SignedQuantity.ZERO);
    List<Admission> second =
        atOnce(THREADS, i -> () -> ledgers.ledger.admit(order("second-" + i, LOT), limit));

    assertThat(exposed()).as("room was made").isEqualTo(SignedQuantity.of(LIMIT));
    assertThat(working()).as("as much as was canceled").isEqualTo(working);
    assertThat(recorded(second)).isNotEmpty();
    assertThat(deadlocks()).isZero();
  }

  private Admission filledAtOnceIfOdd(String id, int number, Judge judge) {
    Admission admission = ledgers.ledger.admit(order(id, LOT), judge);
    if (admission instanceof Admission.Recorded(Order order) && number % 2 == 1) {
      BrokerOrder filled =
          Orders.report(id, order.terms(), BrokerOrderStatus.FILLED, Integer.toString(LOT), 5);
      Patience.with(() ->
          ledgers
              .executions()
              .take(
                  Orders.filled(filled, "x-" + id, Integer.toString(LOT), "20"),
                  EvidenceSource.STREAM));
    }
    return admission;
  }

  private static List<Order> recorded(List<Admission> admissions) {
    return admissions.stream()
        .filter(Admission.Recorded.class::isInstance)
        .map(admission -> ((Admission.Recorded) admission).order())
        .toList();
  }

  /** Lets an order to buy through that leaves the account with no more than so many shares. */
  private Judge upTo(long shares) {
    return (order, _) -> {
      SymbolExposure before = new JdbcExposure(ledgers.jdbc, Schema.ACCOUNT).of(order.symbol());
      SignedQuantity after =
          before
              .held()
              .plus(SignedQuantity.of(before.buying()))
              .plus(Objects.requireNonNull(order.change()));
      boolean holds = after.value().compareTo(BigDecimal.valueOf(shares)) <= 0;
      return new Decision(
          List.of(
              holds
                  ? new Verdict.Passed("limit", before.toString())
                  : new Verdict.Unjudgeable("limit", before.toString(), "OVER_LIMIT")));
    };
  }

  /** What is held, and what works on top. */
  private SignedQuantity exposed() {
    SymbolExposure exposure = new JdbcExposure(ledgers.jdbc, Schema.ACCOUNT).of("AAPL");
    return exposure.held().plus(SignedQuantity.of(exposure.buying()));
  }

  private Order end(Order order, int how) {
    return switch (how % 4) {
      case 0 -> ended(order, BrokerOrderStatus.CANCELED);
      case 1 -> ended(order, BrokerOrderStatus.EXPIRED);
      case 2 -> ended(order, BrokerOrderStatus.REJECTED);
      default -> ledgers.ledger.record(order.id(), new SendOutcome.Refused(403, "no"));
    };
  }

  private Order ended(Order order, BrokerOrderStatus status) {
    ledgers
        .executions()
        .take(
            ExecutionReport.of(
                Orders.report(order.clientOrderId().value(), order.terms(), status, "0", 5)),
            EvidenceSource.STREAM);
    return ledgers.read(order.id());
  }

  private <T> List<T> atOnce(int threads, IntFunction<Callable<T>> work) throws Exception {
    var start = new CountDownLatch(1);
    List<Future<T>> running = new ArrayList<>();
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < threads; i++) {
        Callable<T> one = work.apply(i);
        running.add(
            workers.submit(() -> {
              start.await();
              return Patience.with(() -> called(one));
            }));
      }
      start.countDown();
    }
    List<T> results = new ArrayList<>();
    for (Future<T> one : running) {
      results.add(one.get());
    }
    return results;
  }

  private static <T> T called(Callable<T> work) {
    try {
      return work.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static NewOrder order(String clientOrderId, long quantity) {
    return Orders.newOrder(clientOrderId, Orders.buy("AAPL", quantity));
  }

  private SignedQuantity working() {
    return new JdbcHoldings(ledgers.jdbc, Schema.ACCOUNT)
        .all(null).stream()
            .filter(holding -> holding.symbol().value().equals("AAPL"))
            .map(Holding::working)
            .findFirst()
            .orElse(SignedQuantity.ZERO);
  }

  /** That the zero above can be another number. */
  @Test
  void seesWhenTwoWaitForEachOther() {
    var both = new CyclicBarrier(2);

    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> one = workers.submit(() -> lockBoth("AAPL", "MSFT", both));
      Future<?> other = workers.submit(() -> lockBoth("MSFT", "AAPL", both));
      assertThat(Stream.of(one, other))
          .extracting(LimitsRaceIT::failureOf)
          .filteredOn(PessimisticLockingFailureException.class::isInstance)
          .hasSize(1);
    }

    assertThat(deadlocks()).isEqualTo(1);
  }

  private void lockBoth(String first, String second, CyclicBarrier both) {
    var lock = new SymbolLock(ledgers.jdbc);
    ledgers.transactions.run(() -> {
      lock.take(Schema.ACCOUNT, new Symbol(first));
      met(both);
      lock.take(Schema.ACCOUNT, new Symbol(second));
      return true;
    });
  }

  private static void met(CyclicBarrier both) {
    try {
      both.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable Throwable failureOf(Future<?> work) {
    try {
      work.get();
      return null;
    } catch (ExecutionException e) {
      return e.getCause();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private int deadlocks() {
    return deadlocksEver() - deadlocksBefore;
  }

  /** Once all sessions so far have ended: what one saw is in the statistics by then. */
  private int deadlocksEver() {
    List<Integer> sessions = sessions();
    Awaitility.await()
        .atMost(SESSIONS_END_WITHIN)
        .untilAsserted(() -> {
          // Again and again: one that was being opened meanwhile was not in the pool before.
          ledgers.pool.getHikariPoolMXBean().softEvictConnections();
          assertThat(sessions()).doesNotContainAnyElementsOf(sessions);
        });
    return database
        .jdbc()
        .sql("select deadlocks from pg_stat_database where datname = current_database()")
        .query(Integer.class)
        .single();
  }

  private List<Integer> sessions() {
    return database
        .jdbc()
        .sql(
            """
            select pid from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid()
            """)
        .query(Integer.class)
        .list();
  }
}
