package io.breakwater.execution.order.jdbc;

import static io.breakwater.execution.order.jdbc.Ledgers.allowResend;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.execution.broker.SendOutcome;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.order.ClaimLostException;
import io.breakwater.execution.order.Order;
import io.breakwater.execution.order.OrderStatus;
import io.breakwater.execution.order.RecoveryQueue;
import io.breakwater.execution.order.RecoveryQueue.Absence;
import io.breakwater.execution.order.RecoveryQueue.Claim;
import io.breakwater.execution.order.RecoveryQueue.Readmission;
import io.breakwater.execution.quarantine.DifferenceKind;
import io.breakwater.execution.quarantine.Ground;
import io.breakwater.testing.TestDatabase;
import io.breakwater.testing.WithInfra;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@WithInfra(schema = "execution")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JdbcRecoveryQueueIT {
  private static final Duration OVERDUE = Duration.ofSeconds(3);

  private Ledgers ledgers;
  private RecoveryQueue queue;

  @BeforeAll
  void migrate(TestDatabase database) {
    ledgers = new Ledgers(database);
    queue = ledgers.recoveryQueue("one");
  }

  @AfterAll
  void close() {
    ledgers.close();
  }

  @BeforeEach
  void empty() {
    ledgers.jdbc.sql("truncate orders, fill, position, quarantine cascade").update();
    ledgers.jdbc.sql("update trading_gate set account = 'paper', state = 'ACTIVE'").update();
  }

  @Test
  void leavesAnOrderAloneWhileItMayStillBeOnItsWay() {
    ledgers.sending("c-1", "AAPL", 10);

    assertThat(queue.claim(10)).isEmpty();
  }

  @Test
  void handsEachOverdueOrderToOneOfManyGateways() throws Exception {
    for (int i = 0; i < 40; i++) {
      ledgers.age(ledgers.sending("c-" + i, "AAPL", 10), OVERDUE);
    }
    List<Future<List<Claim>>> claims = new ArrayList<>();
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int gateway = 0; gateway < 8; gateway++) {
        RecoveryQueue mine = ledgers.recoveryQueue("gateway-" + gateway);
        claims.add(workers.submit(() -> mine.claim(10)));
      }
    }

    List<Object> claimed = new ArrayList<>();
    for (Future<List<Claim>> one : claims) {
      one.get().forEach(claim -> claimed.add(claim.order().id()));
    }
    assertThat(claimed).doesNotHaveDuplicates();
    queue.claim(100).forEach(claim -> claimed.add(claim.order().id()));
    assertThat(claimed).hasSize(40).doesNotHaveDuplicates();
  }

  @Test
  void fencesOffWhoeverWasSlow() {
    Claim slow = overdue("c-1");
    ledgers.jdbc.sql("update orders set lease_until = now() - interval '1 second'").update();
    Claim quick = ledgers.recoveryQueue("two").claim(1).getFirst();

    assertThatThrownBy(() -> queue.recordAbsence(slow)).isInstanceOf(ClaimLostException.class);
    assertThatThrownBy(() -> queue.recordSilence(slow, "x")).isInstanceOf(ClaimLostException.class);
    assertThatThrownBy(() -> queue.readmit(slow, allowResend()))
        .isInstanceOf(ClaimLostException.class);
    assertThatThrownBy(() -> queue.conclude(slow, proof(null)))
        .isInstanceOf(ClaimLostException.class);
    assertThat(queue.recordAbsence(quick).allowsResend()).isTrue();
  }

  @Test
  void asksAgainAtGrowingIntervals() {
    Order order = ledgers.sending("c-1", "AAPL", 10);
    ledgers.ledger.record(order.id(), new SendOutcome.Unclear("timeout"));

    for (int lookup = 1; lookup <= 8; lookup++) {
      ledgers.jdbc.sql("update orders set next_lookup_at = now() - interval '1 s'").update();
      queue.recordSilence(queue.claim(1).getFirst(), "silent");

      long dueMillis =
          ledgers
              .jdbc
              .sql("select extract(epoch from next_lookup_at - unknown_since) * 1000 from orders")
              .query(Long.class)
              .single();
      assertThat(dueMillis)
          .as("lookup %d", lookup)
          .isBetween(
              Backoff.dueAfter(lookup).toMillis(), Backoff.dueAfter(lookup).toMillis() + 2_000);
    }
    assertThat(Backoff.dueAfter(0)).isEqualTo(Duration.ofMillis(300));
    assertThat(Backoff.dueAfter(7)).isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void oneAbsenceProvesNothing() {
    Absence absence = queue.recordAbsence(overdue("c-1"));

    assertThat(absence.isProof()).isFalse();
    assertThat(absence.allowsResend()).isTrue();
    assertThat(statusOf("c-1")).isEqualTo(OrderStatus.UNKNOWN);
  }

  /** The copy that is on its way would meet a second one at the broker. */
  @Test
  void isNotSentAgainBeforeItsDeadlineHasPassed() {
    Order order = ledgers.sending("c-1", "AAPL", 10);
    ledgers.ledger.record(order.id(), new SendOutcome.Unclear("timeout"));
    ledgers.jdbc.sql("update orders set send_deadline = now() + interval '1 hour'").update();

    assertThat(queue.recordAbsence(due()).allowsResend()).isFalse();
  }

  @Test
  void threeAbsencesWithinAMomentProveNothing() {
    Absence last = absences(3, Duration.ofSeconds(1));

    assertThat(last.isProof()).isFalse();
  }

  @Test
  void twoAbsencesProveNothingHoweverFarApart() {
    assertThat(absences(2, Duration.ofSeconds(20)).isProof()).isFalse();
  }

  @Test
  void absencesProveNothingBeforeTheDeadlineIsLongPast() {
    absences(2, Duration.ofSeconds(20));
    ledgers.jdbc.sql("update orders set send_deadline = now() - interval '5 s'").update();

    assertThat(queue.recordAbsence(due()).isProof()).isFalse();
  }

  @Test
  void threeAbsencesOverTenSecondsProveIt() {
    Absence last = absences(3, Duration.ofSeconds(6));

    assertThat(last.isProof()).isTrue();
  }

  @Test
  void endsWhatIsProvedAsNotSent() {
    Absence last = absences(3, Duration.ofSeconds(20));

    queue.conclude(due(), last);

    assertThat(statusOf("c-1")).isEqualTo(OrderStatus.NOT_SENT);
  }

  @Test
  void endsWhatTheBrokerRefusedAsRejected() {
    queue.conclude(overdue("c-1"), proof("no money"));

    assertThat(statusOf("c-1")).isEqualTo(OrderStatus.REJECTED);
  }

  @Test
  void anOldIntentIsNotSentAgain() {
    Claim claim = overdue("c-1");
    ledgers.age(claim.order(), Duration.ofSeconds(31));

    assertThat(queue.recordAbsence(claim).allowsResend()).isFalse();
  }

  /** Nobody may have been able to send it just now, and it is wanted for 30 s only. */
  @Test
  void whatMayBeSentAgainIsDueAgainSoonHoweverOftenItWasLookedUp() {
    Claim claim = overdue("c-1");
    ledgers.jdbc.sql("update orders set lookups = 5").update();

    assertThat(queue.recordAbsence(claim).allowsResend()).isTrue();

    assertThat(ledgers.count("orders where next_lookup_at <= clock_timestamp() + interval '1 s'"))
        .isEqualTo(1);
  }

  @Test
  void whatIsTooOldToBeSentAgainIsDueAtGrowingIntervals() {
    Claim claim = overdue("c-1");
    ledgers.age(claim.order(), Duration.ofSeconds(31));
    ledgers.jdbc.sql("update orders set lookups = 5, unknown_since = clock_timestamp()").update();

    queue.recordAbsence(claim);

    assertThat(ledgers.count("orders where next_lookup_at > clock_timestamp() + interval '9 s'"))
        .isEqualTo(1);
  }

  @Test
  void isNotWantedAnyMoreWhileTradingIsHalted() {
    ledgers.jdbc.sql("update trading_gate set state = 'HALTED'").update();

    assertThat(readmitted(overdue("c-1"))).isEqualTo(Readmission.NOT_WANTED);
  }

  /** What a halt was to end is not sent because it is over. */
  @Test
  void isNotWantedAnyMoreOnceTradingWasHalted() {
    Claim claim = overdue("c-1");
    ledgers.jdbc.sql("update trading_gate set epoch = epoch + 2").update();

    assertThat(readmitted(claim)).isEqualTo(Readmission.NOT_WANTED);
  }

  @Test
  void waitsWhileNobodyCanSayWhetherTradingIsHalted() {
    Claim claim = overdue("c-1");
    ledgers.jdbc.sql("create table kept as table trading_gate").update();
    ledgers.jdbc.sql("delete from trading_gate").update();
    try {
      assertThat(readmitted(claim)).isEqualTo(Readmission.NOT_NOW);
    } finally {
      ledgers.jdbc.sql("insert into trading_gate select * from kept").update();
      ledgers.jdbc.sql("drop table kept").update();
    }
  }

  /** It was judged when it was taken. */
  @Test
  void isWantedWhateverElseWouldRefuseItByNow() {
    Claim claim = overdue("c-1");
    ledgers.quarantine.open(
        new Ground(new Symbol("AAPL"), DifferenceKind.EXTRA_ORDER, "someone", "something"));
    assertThat(ledgers.quarantine.reasonFor("AAPL")).isPresent();

    assertThat(readmitted(claim)).isEqualTo(Readmission.WANTED);
  }

  @Test
  void aResendSetsANewDeadlineAndStartsCountingAnew() {
    Claim claim = overdue("c-1");
    queue.recordAbsence(claim);

    assertThat(readmitted(claim)).isEqualTo(Readmission.WANTED);

    assertThat(
            ledgers.count(
                """
                orders where status = 'UNKNOWN' and sends = 2 and absent_lookups = 0
                  and first_absent_at is null and send_deadline > now() + interval '1 second'
                """))
        .isEqualTo(1);
    assertThat(queue.claim(1)).as("on its way again").isEmpty();
  }

  @Test
  void saysHowLongTheOldestHasBeenUnknown() {
    assertThat(queue.oldestUnknown()).isZero();
    Order order = ledgers.sending("c-1", "AAPL", 10);
    ledgers.ledger.record(order.id(), new SendOutcome.Unclear("timeout"));
    ledgers.age(order, Duration.ofSeconds(90));

    assertThat(queue.oldestUnknown()).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(100));
  }

  private Absence absences(int times, Duration apart) {
    Claim claim = overdue("c-1");
    Absence last = queue.recordAbsence(claim);
    for (int i = 1; i < times; i++) {
      ledgers.age(claim.order(), apart);
      last = queue.recordAbsence(due());
    }
    return last;
  }

  private Claim overdue(String clientOrderId) {
    ledgers.age(ledgers.sending(clientOrderId, "AAPL", 10), OVERDUE);
    return queue.claim(1).getFirst();
  }

  private Readmission readmitted(Claim claim) {
    return queue.readmit(claim, ledgers.resends());
  }

  private Claim due() {
    ledgers.jdbc.sql("update orders set next_lookup_at = now() - interval '1 s'").update();
    return queue.claim(1).getFirst();
  }

  private OrderStatus statusOf(String clientOrderId) {
    return ledgers
        .jdbc
        .sql("select status from orders where client_order_id = :id")
        .param("id", clientOrderId)
        .query((row, number) -> OrderStatus.valueOf(row.getString("status")))
        .single();
  }

  private static Absence proof(@Nullable String refusal) {
    return new Absence(false, true, true, refusal);
  }
}
