package io.breakwater.execution.order.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.execution.broker.BrokerOrderStatus;
import io.breakwater.execution.broker.ExecutionReport;
import io.breakwater.execution.broker.SendOutcome;
import io.breakwater.execution.order.Admission;
import io.breakwater.execution.order.EvidenceSource;
import io.breakwater.execution.order.Judge;
import io.breakwater.execution.order.NewOrder;
import io.breakwater.execution.order.Order;
import io.breakwater.execution.order.Orders;
import io.breakwater.execution.position.Holding;
import io.breakwater.execution.position.jdbc.JdbcHoldings;
import io.breakwater.execution.testing.Patience;
import io.breakwater.execution.testing.Schema;
import io.breakwater.money.SignedQuantity;
import io.breakwater.testing.TestDatabase;
import io.breakwater.testing.WithInfra;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** T15: five hundred at once for one symbol, and nothing that a limit is judged by leaks. */
@WithInfra(schema = "execution")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsRaceIT {
  private static final int THREADS = 500;

  private Ledgers ledgers;

  @BeforeAll
  void migrate(TestDatabase database) {
    ledgers = new Ledgers(database);
  }

  @AfterAll
  void close() {
    ledgers.close();
  }

  @BeforeEach
  void empty() {
    ledgers.jdbc.sql("truncate orders, fill, position, foreign_order cascade").update();
  }

  @Test
  void letsOneOfFiveHundredThroughThatAskForTheSameAtOnce() throws Exception {
    Judge gates = ledgers.gates();

    List<Admission> admissions =
        atOnce(i -> () -> ledgers.ledger.admit(order("same-" + i, 10), gates));

    assertThat(admissions)
        .filteredOn(Admission.Recorded.class::isInstance)
        .as("one is let through")
        .hasSize(1);
    assertThat(admissions)
        .filteredOn(admission ->
            admission instanceof Admission.Denied(_, var reason)
                && reason.code().equals("DUPLICATE_INTENT"))
        .hasSize(THREADS - 1);
    assertThat(working()).isEqualTo(SignedQuantity.of(10));
    assertThat(deadlocks()).isZero();
  }

  /** What is working is computed from rows: there is no counter that an end could forget. */
  @Test
  void countsWhatWorksWhileFiveHundredComeAndNothingOnceTheyHaveEndedAnyHow() throws Exception {
    List<Admission> admissions =
        atOnce(i -> () -> ledgers.ledger.admit(order("c-" + i, i + 1), ledgers.gates()));
    List<Order> orders = new ArrayList<>();
    for (Admission admission : admissions) {
      assertThat(admission).isInstanceOf(Admission.Recorded.class);
      orders.add(((Admission.Recorded) admission).order());
    }
    assertThat(working()).isEqualTo(SignedQuantity.of(THREADS * (THREADS + 1) / 2));

    atOnce(i -> () -> end(orders.get(i), i));

    assertThat(ledgers.count("orders where status_rank < 40")).isZero();
    assertThat(working()).isEqualTo(SignedQuantity.ZERO);
    assertThat(deadlocks()).isZero();
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

  private <T> List<T> atOnce(IntFunction<Callable<T>> work) throws Exception {
    var start = new CountDownLatch(1);
    List<Future<T>> running = new ArrayList<>();
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < THREADS; i++) {
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

  private int deadlocks() {
    return ledgers
        .jdbc
        .sql("select deadlocks from pg_stat_database where datname = current_database()")
        .query(Integer.class)
        .single();
  }
}
