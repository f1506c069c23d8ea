package io.breakwater.execution.order.jdbc;

import static io.breakwater.execution.broker.BrokerOrderStatus.NEW;
import static io.breakwater.execution.order.Orders.buy;
import static io.breakwater.execution.order.Orders.newOrder;
import static io.breakwater.execution.order.Orders.report;
import static io.breakwater.execution.order.jdbc.Ledgers.allow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.execution.audit.Event;
import io.breakwater.execution.broker.ExecutionReport;
import io.breakwater.execution.broker.SendOutcome;
import io.breakwater.execution.order.Admission;
import io.breakwater.execution.order.EvidenceSource;
import io.breakwater.execution.order.NewOrder;
import io.breakwater.execution.order.Order;
import io.breakwater.execution.order.OrderStatus;
import io.breakwater.execution.risk.DenialReason;
import io.breakwater.execution.testing.Patience;
import io.breakwater.testing.TestDatabase;
import io.breakwater.testing.WithInfra;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

@WithInfra(schema = "execution")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JdbcOrderLedgerIT {
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
  void open() {
    ledgers.jdbc.sql("truncate orders, fill, position cascade").update();
    ledgers.jdbc.sql("update trading_gate set account = 'paper', state = 'ACTIVE'").update();
  }

  @Test
  void writesAnOrderDownWithItsDeadlineEpochDecisionAndEvent() {
    Order order = sent(ledgers.ledger.admit(newOrder("c-1", buy("AAPL", 10)), ledgers.gates()));

    assertThat(order.status()).isEqualTo(OrderStatus.SENDING);
    assertThat(
            ledgers.count(
                """
                orders where status = 'SENDING' and send_epoch = 1 and sends = 1
                  and send_deadline > recorded_at + interval '1.9 seconds'
                  and jsonb_array_length(decision) = 7
                """))
        .isEqualTo(1);
    assertThat(ledgers.events.of(eventsOf(order)))
        .extracting(recorded -> recorded.event().type())
        .containsExactly("order.sending");
  }

  @Test
  void admitsOneOfManyThatShareAKey() throws Exception {
    List<Admission> admissions = race(32, i -> newOrder("c-1", buy("AAPL", 10)));

    assertThat(admissions).filteredOn(Admission.Recorded.class::isInstance).hasSize(1);
    assertThat(admissions)
        .filteredOn(Admission.Known.class::isInstance)
        .hasSize(31)
        .allMatch(known -> ((Admission.Known) known).asksForTheSame());
    assertThat(ledgers.count("orders")).isEqualTo(1);
  }

  /** Two symbols are two locks: here only the unique index decides. */
  @Test
  void admitsOneOfManyThatShareAKeyAcrossSymbols() throws Exception {
    List<Admission> admissions =
        race(26, i -> newOrder("c-1", buy(String.valueOf((char) ('A' + i)), 10)));

    assertThat(admissions).filteredOn(Admission.Recorded.class::isInstance).hasSize(1);
    assertThat(admissions)
        .filteredOn(Admission.Known.class::isInstance)
        .hasSize(25)
        .noneMatch(known -> ((Admission.Known) known).asksForTheSame());
    assertThat(ledgers.count("orders")).isEqualTo(1);
  }

  @Test
  void letsOneOfManyLikeOrdersThroughTheDuplicateGuard() throws Exception {
    List<Admission> admissions = race(16, i -> newOrder("c-" + i, buy("AAPL", 10)));

    assertThat(admissions).filteredOn(Admission.Recorded.class::isInstance).hasSize(1);
    assertThat(admissions)
        .filteredOn(Admission.Denied.class::isInstance)
        .hasSize(15)
        .allMatch(d -> ((Admission.Denied) d).reason() instanceof DenialReason.DuplicateIntent);
  }

  /** The second is judged on what the first has written, not beside it. */
  @Test
  void judgesOrdersForOneSymbolOneAfterTheOther() throws Exception {
    var second = new AtomicReference<@Nullable Future<Admission>>();
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      ledgers.ledger.admit(
          newOrder("c-1", buy("AAPL", 10)),
          (order, gate) -> {
            second.set(
                workers.submit(() ->
                    Patience.with(() ->
                        ledgers.ledger.admit(newOrder("c-2", buy("AAPL", 10)), ledgers.gates()))));
            awaitSomebodyWaitingForALock();
            return allow().judge(order, gate);
          });
    }

    assertThat(Objects.requireNonNull(second.get()).get()).isInstanceOf(Admission.Denied.class);
  }

  /** Gives up in time for the transaction that it is called in. */
  private void awaitSomebodyWaitingForALock() {
    for (int i = 0; i < 50 && ledgers.count("pg_locks where not granted") == 0; i++) {
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  @Test
  void keepsEveryDenialAndLeavesTheKeyUsable() {
    ledgers.jdbc.sql("update trading_gate set state = 'HALTED'").update();
    NewOrder order = newOrder("c-1", buy("AAPL", 10));

    assertThat(ledgers.ledger.admit(order, ledgers.gates())).isInstanceOf(Admission.Denied.class);
    assertThat(ledgers.ledger.admit(order, ledgers.gates())).isInstanceOf(Admission.Denied.class);
    assertThat(ledgers.count("orders where status = 'DENIED' and reason = 'TRADING_HALTED'"))
        .isEqualTo(2);

    ledgers.jdbc.sql("update trading_gate set state = 'ACTIVE'").update();
    assertThat(ledgers.ledger.known(order)).isEmpty();
    assertThat(ledgers.ledger.admit(order, ledgers.gates())).isInstanceOf(Admission.Recorded.class);
  }

  @Test
  void deniesWhereTheGateWasOpenedForAnotherAccount() {
    ledgers.jdbc.sql("update trading_gate set account = 'live'").update();

    assertThat(ledgers.ledger.admit(newOrder("c-1", buy("AAPL", 10)), ledgers.gates()))
        .isInstanceOfSatisfying(
            Admission.Denied.class,
            denied -> assertThat(denied.reason()).isInstanceOf(DenialReason.TradingHalted.class));
  }

  @Test
  void writesNothingDownWhereThereIsNoGate() {
    ledgers.jdbc.sql("delete from trading_gate").update();
    try {
      assertThat(ledgers.ledger.admit(newOrder("c-1", buy("AAPL", 10)), ledgers.gates()))
          .isInstanceOf(Admission.NotNow.class);
      assertThat(ledgers.count("orders")).isZero();
    } finally {
      ledgers
          .jdbc
          .sql(
              """
              insert into trading_gate (account, state, epoch, reason, changed_by, changed_at)
              values ('paper', 'ACTIVE', 1, 'test', 'test', now())
              """)
          .update();
    }
  }

  /** The kill switch outwaits this second where it cannot get the lock. */
  @Test
  void theDatabaseEndsATransactionThatLastsTooLong() {
    assertThatThrownBy(() ->
            ledgers.ledger.admit(
                newOrder("c-1", buy("AAPL", 10)),
                (order, gate) -> {
                  LockSupport.parkNanos(Duration.ofMillis(1_300).toNanos());
                  return allow().judge(order, gate);
                }))
        .isInstanceOfAny(
            TransientDataAccessException.class,
            DataAccessResourceFailureException.class,
            TransactionException.class);
    assertThat(ledgers.count("orders")).isZero();
  }

  /** The connection is gone, so that nothing can be rolled back over it. */
  @Test
  void tellsWhatWentWrongFirstWhereTheDatabaseEndsTheConnectionToo() {
    var first = new IllegalStateException("ours");

    assertThatThrownBy(() ->
            ledgers.ledger.admit(
                newOrder("c-1", buy("AAPL", 10)),
                (_, _) -> {
                  try {
                    ledgers.count("pg_terminate_backend(pg_backend_pid())");
                  } catch (DataAccessException e) {
                    throw first;
                  }
                  throw new AssertionError("the connection is still there");
                }))
        .isSameAs(first)
        .satisfies(told -> assertThat(told.getSuppressed()).isNotEmpty());
    assertThat(ledgers.count("orders")).isZero();
  }

  @Test
  void recordsAnAcceptance() {
    Order order = ledgers.sending("c-1", "AAPL", 10);

    Order after =
        ledgers.ledger.record(
            order.id(), new SendOutcome.Accepted(report("c-1", order.terms(), NEW, "0", 1)));

    assertThat(after.status()).isEqualTo(OrderStatus.ACCEPTED);
    assertThat(ledgers.read(order.id())).isEqualTo(after);
  }

  @Test
  void recordsARefusalOfTheOnlyCopyAsTheEnd() {
    Order order = ledgers.sending("c-1", "AAPL", 10);

    Order after = ledgers.ledger.record(order.id(), new SendOutcome.Refused(403, "no money"));

    assertThat(after.status()).isEqualTo(OrderStatus.REJECTED);
    assertThat(after.progress().reason()).isEqualTo("no money");
  }

  /** The first copy may be the reason why the second was refused. */
  @Test
  void doesNotTakeTheRefusalOfARepeatedSendForTheEnd() {
    Order order = ledgers.sending("c-1", "AAPL", 10);
    ledgers.jdbc.sql("update orders set sends = 2").update();

    Order after = ledgers.ledger.record(order.id(), new SendOutcome.Refused(403, "no money"));

    assertThat(after.status()).isEqualTo(OrderStatus.UNKNOWN);
    assertThat(ledgers.count("orders where refusal = 'no money'")).isEqualTo(1);
  }

  @Test
  void recordsWhatProvesNothingAsUnknown() {
    List<SendOutcome> outcomes =
        List.of(
            new SendOutcome.Unclear("timeout"),
            new SendOutcome.NotSent("no connection"),
            new SendOutcome.Duplicate("unique"),
            new SendOutcome.Throttled(Duration.ofSeconds(7)));
    for (SendOutcome outcome : outcomes) {
      Order order = ledgers.sending("c-" + outcome.getClass().getSimpleName(), "AAPL", 10);

      assertThat(ledgers.ledger.record(order.id(), outcome).status())
          .as("%s", outcome)
          .isEqualTo(OrderStatus.UNKNOWN);
    }
    assertThat(ledgers.count("orders where next_lookup_at > clock_timestamp() + interval '5 s'"))
        .as("throttled waits as long as the broker said")
        .isEqualTo(1);
  }

  @Test
  void evidenceThatGotThereFirstIsNotUndone() {
    for (SendOutcome late :
        List.of(new SendOutcome.Unclear("timeout"), new SendOutcome.Refused(403, "late"))) {
      Order order = ledgers.sending("c-" + late.getClass().getSimpleName(), "AAPL", 10);
      ledgers
          .executions()
          .take(
              ExecutionReport.of(report(order.clientOrderId().value(), order.terms(), NEW, "0", 1)),
              EvidenceSource.STREAM);

      assertThat(ledgers.ledger.record(order.id(), late).status())
          .as("%s", late)
          .isEqualTo(OrderStatus.ACCEPTED);
    }
  }

  @Test
  void theLogOfEventsCannotBeChanged() {
    ledgers.sending("c-1", "AAPL", 10);

    for (String change :
        List.of("update event set type = 'x'", "delete from event", "truncate event")) {
      assertThatThrownBy(() -> ledgers.jdbc.sql(change).update())
          .as(change)
          .rootCause()
          .hasMessageContaining("permission denied for table event");
    }
  }

  private interface OrderFor {
    NewOrder number(int i);
  }

  private List<Admission> race(int threads, OrderFor order) throws Exception {
    var start = new CountDownLatch(1);
    List<Future<Admission>> futures = new ArrayList<>();
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < threads; i++) {
        NewOrder mine = order.number(i);
        futures.add(
            workers.submit(() -> {
              start.await();
              return Patience.with(() -> ledgers.ledger.admit(mine, ledgers.gates()));
            }));
      }
      start.countDown();
    }
    List<Admission> admissions = new ArrayList<>();
    for (Future<Admission> future : futures) {
      admissions.add(future.get());
    }
    return admissions;
  }

  private static Order sent(Admission admission) {
    return ((Admission.Recorded) admission).order();
  }

  private static Event.Subject eventsOf(Order order) {
    return Event.Subject.order(order.id().toString());
  }
}
