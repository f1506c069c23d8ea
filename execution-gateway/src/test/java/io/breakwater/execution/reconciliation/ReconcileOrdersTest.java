package io.breakwater.execution.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerOrderStatus;
import io.breakwater.execution.broker.ExecutionReport;
import io.breakwater.execution.broker.OrderTerms;
import io.breakwater.execution.broker.Pricing;
import io.breakwater.execution.broker.Side;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.broker.TimeInForce;
import io.breakwater.execution.order.EvidenceSource;
import io.breakwater.execution.order.OrderRowsInMemory;
import io.breakwater.execution.order.Orders;
import io.breakwater.execution.quarantine.DifferenceKind;
import io.breakwater.execution.testing.ListedOrders;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReconcileOrdersTest {
  private final OrderRowsInMemory rows = new OrderRowsInMemory();
  private final ListedOrders broker = new ListedOrders();
  private final OrderPasses passes =
      new OrderPasses(broker, broker, rows.bookExecutions(broker), rows.book(), rows.index());

  @Test
  void aReplacementForWhatWasLeftIsTheOneThatWasAskedFor() {
    rows.sending("c-1", terms(10));
    rows.executions().take(ExecutionReport.of(word("c-1", 10, "4")), EvidenceSource.STREAM);
    rows.replacing("c-1", "c-2", terms(12));
    broker.tell(word("c-2", 8, "0"));

    assertThat(passes.run(true)).isEmpty();
  }

  @Test
  void anOrderForMoreThanWasAskedForIsAnother() {
    rows.sending("c-1", terms(10));
    broker.tell(word("c-1", 11, "0"));

    assertThat(passes.run(true))
        .extracting(difference -> difference.ground().kind())
        .containsOnly(DifferenceKind.CLIENT_ORDER_ID_TAKEN);
  }

  /**
   * Executions are fetched from a mark on too, but only some minutes back: an order that was filled
   * by hand an hour ago, and was then adopted, has its fills from nowhere else.
   */
  @Test
  void anOrderThatIsAdoptedBringsItsFills() {
    var adopting =
        new OrderPasses(
            broker,
            broker,
            rows.bookExecutions(broker),
            rows.book(),
            rows.index(),
            new OrderPasses.NobodyElse() {
              @Override
              public Adoption adopt(BrokerOrder order, Duration seenFor) {
                rows.sending(
                    order.clientOrderId().value(), order.terms().inOurWords().orElseThrow());
                return Adoption.ADOPTED;
              }
            });
    BrokerOrder theirs = word("theirs", 10, "4");
    broker.tell(theirs);
    broker.tell(Orders.execution(theirs, "e-1", "4", "20"));

    List<Difference> found = adopting.found(true);

    assertThat(found)
        .extracting(Difference::resolution)
        .containsExactly(Difference.Resolution.ADOPTED);
    assertThat(rows.executions().fills())
        .extracting(fill -> fill.executionId().value())
        .containsExactly("e-1");
  }

  /** As at a start after a burst of brackets: the gate stays shut no longer for each of them. */
  @Test
  void learnsTheExitsOfManyByOneList() {
    OrderTerms bracket = Orders.bracket("AAPL", 10);
    for (int i = 0; i < 20; i++) {
      String id = "c-" + i;
      rows.sending(id, bracket);
      broker.tell(
          Orders.withLegs(
              Orders.report(id, bracket, BrokerOrderStatus.NEW, "0", 1),
              Orders.exits(id, bracket)));
    }

    assertThat(passes.run(true)).isEmpty();
    assertThat(rows.executions().exitsOf(rows.order("c-0").id())).hasSize(2);
    assertThat(rows.executions().exitsOf(rows.order("c-19").id())).hasSize(2);
    assertThat(broker.lookups()).isZero();
  }

  private static BrokerOrder word(String id, long quantity, String filled) {
    return Orders.report(id, terms(quantity), BrokerOrderStatus.NEW, filled, 1);
  }

  private static OrderTerms terms(long quantity) {
    return OrderTerms.of(
        new Symbol("AAPL"),
        Side.BUY,
        Quantity.of(quantity),
        new Pricing.Limit(Price.of(20)),
        TimeInForce.DAY);
  }
}
