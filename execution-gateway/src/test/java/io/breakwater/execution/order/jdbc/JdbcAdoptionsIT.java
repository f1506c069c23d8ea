package io.breakwater.execution.order.jdbc;

import static io.breakwater.execution.broker.BrokerOrderStatus.CANCELED;
import static io.breakwater.execution.broker.BrokerOrderStatus.NEW;
import static io.breakwater.execution.broker.BrokerOrderStatus.PARTIALLY_FILLED;
import static io.breakwater.execution.order.Orders.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.ExecutionReport;
import io.breakwater.execution.order.Admission;
import io.breakwater.execution.order.Adoptions;
import io.breakwater.execution.order.Adoptions.Adoption;
import io.breakwater.execution.order.EvidenceSource;
import io.breakwater.execution.order.ExecutionLedger;
import io.breakwater.execution.order.NewOrder;
import io.breakwater.execution.order.Orders;
import io.breakwater.execution.position.Holding;
import io.breakwater.execution.position.jdbc.JdbcHoldings;
import io.breakwater.execution.testing.Schema;
import io.breakwater.money.SignedQuantity;
import io.breakwater.testing.TestDatabase;
import io.breakwater.testing.WithInfra;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** C12: an order that nobody sent through here. */
@WithInfra(schema = "execution")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JdbcAdoptionsIT {
  private static final Duration ORPHANED = Duration.ofSeconds(60);

  private Ledgers ledgers;
  private Adoptions adoptions;
  private ExecutionLedger executions;

  @BeforeAll
  void migrate(TestDatabase database) {
    ledgers = new Ledgers(database);
    adoptions = ledgers.adoptions();
    executions = ledgers.executions();
  }

  @AfterAll
  void close() {
    ledgers.close();
  }

  @BeforeEach
  void empty() {
    ledgers.jdbc.sql("truncate orders, fill, position, foreign_order, quarantine cascade").update();
  }

  @Test
  void isLeftAloneForAMinuteAndThenAdopted() {
    BrokerOrder theirs = seen("theirs", "0");

    assertThat(adoptions.adopt(theirs, ORPHANED)).isEqualTo(Adoption.TOO_SOON);
    assertThat(ledgers.count("orders")).isZero();
    assertThat(adoptions.symbolsSeenWithin(ORPHANED)).containsExactly(theirs.symbol());

    ledgers
        .jdbc
        .sql("update foreign_order set first_seen_at = first_seen_at - interval '61 seconds'")
        .update();
    assertThat(adoptions.adopt(theirs, ORPHANED)).isEqualTo(Adoption.ADOPTED);
    assertThat(ledgers.count("orders where origin = 'EXTERNAL' and status = 'ACCEPTED'"))
        .isEqualTo(1);
    assertThat(adoptions.foreign(10)).isEmpty();
    assertThat(adoptions.symbolsSeenWithin(ORPHANED)).isEmpty();
  }

  /** Else that order is judged without it, and both together may be more than is allowed. */
  @Test
  void isNotAdoptedWhileAnOrderForTheSymbolIsJudged() throws Exception {
    BrokerOrder theirs = seen("theirs", "0");

    assertThat(ledgers.isDoneWhileJudging("AAPL", () -> adoptions.adopt(theirs, Duration.ZERO)))
        .isFalse();

    assertThat(ledgers.count("orders where origin = 'EXTERNAL'")).isEqualTo(1);
  }

  @Test
  void isAdoptedOnceHoweverOften() {
    BrokerOrder theirs = seen("theirs", "0");

    assertThat(adoptions.adopt(theirs, Duration.ZERO)).isEqualTo(Adoption.ADOPTED);
    assertThat(adoptions.adopt(theirs, Duration.ZERO)).isEqualTo(Adoption.ADOPTED);

    assertThat(ledgers.count("orders")).isEqualTo(1);
    assertThat(
            ledgers.count(
                "event join orders on subject_id = order_id::text"
                    + " where event.type = 'order.adopted'"))
        .isEqualTo(1);
  }

  /** From then on it is an order like any other: fills count, the rest is working. */
  @Test
  void countsItsFillsAndShowsItsRest() {
    BrokerOrder theirs = seen("theirs", "4");
    adoptions.adopt(theirs, Duration.ZERO);
    assertThat(held().working()).as("filled, not counted yet").isEqualTo(SignedQuantity.of(10));

    executions.take(Orders.execution(theirs, "e-1", "4", "20"), EvidenceSource.POLL);

    assertThat(held().position().quantity()).isEqualTo(SignedQuantity.of(4));
    assertThat(held().working()).isEqualTo(SignedQuantity.of(6));
    executions.take(
        ExecutionReport.of(report("theirs", Orders.buy("AAPL", 10), CANCELED, "4", 9)),
        EvidenceSource.STREAM);
    assertThat(held().working()).isEqualTo(SignedQuantity.ZERO);
  }

  /** A database that came back older: the client asks again, and no second order is sent. */
  @Test
  void answersWhoeverAsksForItAgain() {
    adoptions.adopt(seen("c-lost", "0"), Duration.ZERO);

    NewOrder again = Orders.newOrder("c-lost", Orders.buy("AAPL", 10));
    assertThat(ledgers.ledger.known(again))
        .hasValueSatisfying(known -> assertThat(known.asksForTheSame()).isTrue());
    NewOrder other = Orders.newOrder("c-lost", Orders.buy("AAPL", 11));
    assertThat(ledgers.ledger.known(other))
        .hasValueSatisfying(known -> assertThat(known.asksForTheSame()).isFalse());
  }

  /** What somebody else ordered is no reason to refuse what is ordered here. */
  @Test
  void isNoTwinOfAnOrderOfOurs() {
    adoptions.adopt(seen("theirs", "0"), Duration.ZERO);

    NewOrder ours = Orders.newOrder("c-1", Orders.buy("AAPL", 10));

    assertThat(ledgers.ledger.admit(ours, ledgers.gates())).isInstanceOf(Admission.Recorded.class);
  }

  @Test
  void isNotAdoptedUnderTheIdOfAnOrderOfOurs() {
    ledgers.sending("c-1", "AAPL", 10);
    BrokerOrder theirs = report("c-1", Orders.buy("AAPL", 77), NEW, "0", 1);
    executions.take(ExecutionReport.of(theirs), EvidenceSource.POLL);

    assertThat(adoptions.adopt(theirs, Duration.ZERO)).isEqualTo(Adoption.NOT_MODELLED);
    assertThat(ledgers.count("orders")).isEqualTo(1);
  }

  @Test
  void whatEndedWithoutAFillIsOfNoConsequence() {
    executions.take(
        ExecutionReport.of(report("theirs", Orders.buy("AAPL", 10), CANCELED, "0", 1)),
        EvidenceSource.POLL);

    assertThat(adoptions.foreign(10)).isEqualTo(List.of());
  }

  private BrokerOrder seen(String clientOrderId, String filled) {
    BrokerOrder theirs =
        report(
            clientOrderId,
            Orders.buy("AAPL", 10),
            filled.equals("0") ? NEW : PARTIALLY_FILLED,
            filled,
            1);
    executions.take(ExecutionReport.of(theirs), EvidenceSource.POLL);
    return theirs;
  }

  private Holding held() {
    return new JdbcHoldings(ledgers.jdbc, Schema.ACCOUNT).all(null).getFirst();
  }
}
