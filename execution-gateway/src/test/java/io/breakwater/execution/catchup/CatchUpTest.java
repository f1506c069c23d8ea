package io.breakwater.execution.catchup;

import static io.breakwater.execution.broker.BrokerOrderStatus.CANCELED;
import static io.breakwater.execution.broker.BrokerOrderStatus.FILLED;
import static io.breakwater.execution.broker.BrokerOrderStatus.NEW;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.execution.broker.BrokerOrderStatus;
import io.breakwater.execution.broker.ExecutionReport;
import io.breakwater.execution.broker.OrderTerms;
import io.breakwater.execution.order.EvidenceSource;
import io.breakwater.execution.order.OrderRowsInMemory;
import io.breakwater.execution.order.OrderStatus;
import io.breakwater.execution.order.Orders;
import io.breakwater.execution.testing.ListedOrders;
import io.breakwater.testing.SettableClock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is asked for, and with how many questions. */
class CatchUpTest {
  private static final int MANY = 60;

  private final OrderRowsInMemory rows = new OrderRowsInMemory();
  private final ListedOrders broker = new ListedOrders();
  private final FetchExecutions fills =
      new FetchExecutions(
          broker,
          rows.bookExecutions(broker),
          new Mark(),
          SettableClock.at("2013-01-02T15:00:00Z"),
          _ -> {});
  private final CatchUp catchUp =
      new CatchUp(broker, broker, rows.bookExecutions(broker), rows.book(), rows.index(), fills);

  @Test
  void asksNothingWhereNoNewsIsOverdue() {
    works("c-1");

    catchUp.inFlight();

    assertThat(broker.lists() + broker.lookups()).isZero();
  }

  @Test
  void asksForOneOrderByItself() {
    isOnItsWayOut("c-1");
    tell("c-1", CANCELED, "0");

    catchUp.inFlight();

    assertThat(rows.order("c-1").status()).isEqualTo(OrderStatus.CANCELED);
    assertThat(broker.lookups()).isEqualTo(1);
    assertThat(broker.lists()).isZero();
  }

  @Test
  void asksForManyByOneList() {
    for (int i = 0; i < MANY; i++) {
      isOnItsWayOut("c-" + i);
      tell("c-" + i, CANCELED, "0");
    }

    catchUp.inFlight();

    assertThat(countOf(OrderStatus.CANCELED)).isEqualTo(MANY);
    assertThat(broker.lists()).isEqualTo(1);
    assertThat(broker.lookups()).isZero();
  }

  /** As while the broker takes its time to cancel: every two seconds the same question. */
  @Test
  void asksNoMoreForWhatIsStillOnItsWayOut() {
    for (int i = 0; i < MANY; i++) {
      isOnItsWayOut("c-" + i);
      tell("c-" + i, BrokerOrderStatus.PENDING_CANCEL, "0");
    }

    catchUp.inFlight();
    catchUp.inFlight();

    assertThat(broker.lists()).isEqualTo(2);
    assertThat(broker.lookups()).isZero();
  }

  @Test
  void asksForWhatNoListTellsOfAFewAtATimeAndEachInItsTurn() {
    for (int i = 0; i < 10; i++) {
      isOnItsWayOut("c-" + i);
      broker.hasNewerThan(tell("c-" + i, CANCELED, "0"));
    }

    for (int round = 1; round <= 5; round++) {
      catchUp.inFlight();
      assertThat(broker.lookups()).isEqualTo(2 * round);
    }

    assertThat(countOf(OrderStatus.CANCELED)).isEqualTo(10);
  }

  /** Some of them stay as they are, and must not keep the others from their turn. */
  @Test
  void comesToEachOrderThoughTheOldestNeverSettle() {
    for (int i = 0; i < 10; i++) {
      isOnItsWayOut("c-" + i);
      broker.hasNewerThan(tell("c-" + i, i < 5 ? BrokerOrderStatus.PENDING_CANCEL : CANCELED, "0"));
    }

    for (int round = 0; round < 12; round++) {
      catchUp.inFlight();
    }

    assertThat(countOf(OrderStatus.CANCELED)).isEqualTo(5);
  }

  @Test
  void fetchesTheFillsOfManyTogether() {
    for (int i = 0; i < MANY; i++) {
      works("c-" + i);
      BrokerOrder filled = Orders.report("c-" + i, Orders.buy("AAPL", 10), FILLED, "10", 5);
      rows.executions().take(ExecutionReport.of(filled), EvidenceSource.STREAM);
      broker.tell(filled);
      broker.tell(Orders.execution(filled, "e-" + i, "10", "20"));
    }

    catchUp.inFlight();

    assertThat(rows.executions().fills()).hasSize(MANY);
    assertThat(broker.lists()).as("orders, and executions").isEqualTo(2);
    assertThat(broker.lookups()).isZero();
  }

  /**
   * A list of open orders tells of exits as of orders by themselves: whose they are, it does not.
   */
  @Test
  void learnsTheExitsOfManyByOneList() {
    for (int i = 0; i < MANY; i++) {
      hasTakenABracket("c-" + i);
    }

    catchUp.openOrders();

    for (int i = 0; i < MANY; i++) {
      assertThat(rows.executions().exitsOf(rows.order("c-" + i).id())).hasSize(2);
    }
    assertThat(broker.lookups()).isZero();
  }

  @Test
  void asksForManyThatHaveEndedUnheardByOneList() {
    works("open");
    tell("open", NEW, "0");
    for (int i = 0; i < MANY; i++) {
      works("c-" + i);
      tell("c-" + i, CANCELED, "0");
    }

    catchUp.openOrders();

    assertThat(countOf(OrderStatus.CANCELED)).isEqualTo(MANY);
    assertThat(broker.lists()).as("of open ones, and of the newest").isEqualTo(2);
    assertThat(broker.lookups()).isZero();
  }

  /** All but the youngest stand in the broker's list, and they are more than are asked after. */
  @Test
  void findsOutHowTheYoungestOfManyOpenOrdersEnded() {
    for (int i = 0; i < 500; i++) {
      works("c-" + i);
      tell("c-" + i, NEW, "0");
    }
    works("youngest");
    tell("youngest", CANCELED, "0");

    catchUp.openOrders();

    assertThat(rows.order("youngest").status()).isEqualTo(OrderStatus.CANCELED);
  }

  /** Another program on the same account: each of its orders would be asked for again and again. */
  @Test
  void asksForFewOfTheOrdersThatOnlyOthersKnow() {
    for (int i = 0; i < MANY; i++) {
      BrokerOrder theirs = Orders.report("theirs-" + i, Orders.buy("AAPL", 10), FILLED, "10", 5);
      broker.tell(theirs);
      broker.tell(Orders.execution(theirs, "e-" + i, "10", "20"));
    }

    fills.all(() -> {});

    assertThat(broker.lookups()).isEqualTo(2);
    assertThat(rows.executions().fills()).isEmpty();
  }

  /** The process died between the send and the answer: the row does not name the broker's id. */
  @Test
  void countsAnExecutionOfAnOrderWhoseBrokerIdWasNotRecorded() {
    rows.sending("c-1", Orders.buy("AAPL", 10));
    BrokerOrder filled = Orders.report("c-1", Orders.buy("AAPL", 10), FILLED, "10", 5);
    broker.tell(filled);
    broker.tell(Orders.execution(filled, "e-1", "10", "20"));

    assertThat(fills.all(() -> {}))
        .extracting(execution -> execution.id().value())
        .containsExactly("e-1");
    assertThat(rows.executions().fills()).hasSize(1);
  }

  private void works(String id) {
    rows.sending(id, Orders.buy("AAPL", 10));
    rows.executions()
        .take(
            ExecutionReport.of(Orders.report(id, Orders.buy("AAPL", 10), NEW, "0", 1)),
            EvidenceSource.STREAM);
  }

  private void hasTakenABracket(String id) {
    OrderTerms bracket = Orders.bracket("AAPL", 10);
    rows.sending(id, bracket);
    broker.tell(
        Orders.withLegs(Orders.report(id, bracket, NEW, "0", 5), Orders.exits(id, bracket)));
  }

  private void isOnItsWayOut(String id) {
    works(id);
    rows.canceling(id);
  }

  private BrokerOrderId tell(String id, BrokerOrderStatus status, String filled) {
    BrokerOrder word = Orders.report(id, Orders.buy("AAPL", 10), status, filled, 5);
    broker.tell(word);
    return word.id();
  }

  private long countOf(OrderStatus status) {
    return rows.orders().stream().filter(order -> order.status() == status).count();
  }

  private static final class Mark implements ExecutionMark {
    private @Nullable Instant through;

    @Override
    public Optional<Instant> through() {
      return Optional.ofNullable(through);
    }

    @Override
    public void advance(Instant later) {
      through = later;
    }
  }
}
