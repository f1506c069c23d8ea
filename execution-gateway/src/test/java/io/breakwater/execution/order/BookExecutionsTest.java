package io.breakwater.execution.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerOrderStatus;
import io.breakwater.execution.broker.ExecutionReport;
import io.breakwater.execution.broker.Exits;
import io.breakwater.execution.broker.OrderAmount;
import io.breakwater.execution.broker.OrderTerms;
import io.breakwater.execution.broker.Pricing;
import io.breakwater.execution.broker.Side;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.broker.TimeInForce;
import io.breakwater.execution.testing.ListedOrders;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What the broker is asked for because of what it says. */
class BookExecutionsTest {
  private static final Symbol AAPL = new Symbol("AAPL");

  private final OrderRowsInMemory rows = new OrderRowsInMemory();
  private final ListedOrders broker = new ListedOrders();
  private final BookExecutions executions = rows.bookExecutions(broker);

  @Test
  void asksForTheExitsThatAListDoesNotTellOf() {
    rows.sending("c-1", bracket());
    broker.tell(Orders.withLegs(word(bracket(), "0"), exits()));

    poll();

    assertThat(exitsKnown()).isEqualTo(exits());
  }

  @Test
  void asksForExitsUntilTheyAreToldOfAndThenNoMore() {
    rows.sending("c-1", bracket());
    broker.tell(word(bracket(), "0"));
    poll();
    assertThat(exitsKnown()).isEmpty();

    broker.tell(Orders.withLegs(word(bracket(), "0"), exits()));
    poll();
    int lookups = broker.lookups();
    poll();

    assertThat(exitsKnown()).isEqualTo(exits());
    assertThat(broker.lookups()).isEqualTo(lookups);
  }

  @Test
  void asksForNoExitsOfAnOrderThatHasNone() {
    rows.sending("c-1", Orders.buy("AAPL", 10));
    broker.tell(word(Orders.buy("AAPL", 10), "0"));

    poll();

    assertThat(broker.lookups()).isZero();
  }

  /** The stream does not tell of exits either. */
  @Test
  void aMessageOfAnOrderWhoseExitsNobodyHasToldOfLeavesAGap() {
    rows.sending("c-1", bracket());
    broker.tell(Orders.withLegs(word(bracket(), "0"), exits()));

    assertThat(executions.streamed(ExecutionReport.of(word(bracket(), "0")))).isTrue();
    poll();

    assertThat(executions.streamed(ExecutionReport.of(word(bracket(), "0")))).isFalse();
  }

  @Test
  void aMessageBeforeWhichAFillIsMissingLeavesAGap() {
    rows.sending("c-1", Orders.buy("AAPL", 10));
    BrokerOrder partly = word(Orders.buy("AAPL", 10), "4");
    BrokerOrder filled = word(Orders.buy("AAPL", 10), "10");

    assertThat(executions.streamed(Orders.filled(filled, "e-2", "6", "20.20"))).isTrue();
    assertThat(executions.streamed(Orders.filled(partly, "e-1", "4", "20.10"))).isFalse();
  }

  @Test
  void ofTheFillsThatAreFetchedOnlyTheMissingOneCounts() {
    fetches(executions::polled);
  }

  @Test
  void ofTheFillsThatAWebhookHasFetchedOnlyTheMissingOneCounts() {
    fetches(executions::hinted);
  }

  private void fetches(Consumer<BrokerOrder> answer) {
    OrderTerms terms = Orders.buy("AAPL", 10);
    rows.sending("c-1", terms);
    BrokerOrder partly = word(terms, "4");
    BrokerOrder filled = word(terms, "10");
    executions.streamed(Orders.filled(partly, "e-1", "4", "20.10"));
    broker.tell(Orders.execution(partly, "e-1", "4", "20.10"));
    broker.tell(Orders.execution(filled, "e-2", "6", "20.20"));

    answer.accept(filled);
    answer.accept(filled);

    assertThat(rows.executions().fills())
        .extracting(fill -> fill.executionId().value())
        .containsExactly("e-1", "e-2");
    assertThat(rows.order("c-1").progress().filled()).isEqualTo(Quantity.of(10));
  }

  private void poll() {
    broker.openOrders().forEach(executions::polled);
  }

  private List<BrokerOrder> exitsKnown() {
    return rows.executions().exitsOf(rows.order("c-1").id());
  }

  private static BrokerOrder word(OrderTerms terms, String filled) {
    return Orders.report("c-1", terms, BrokerOrderStatus.NEW, filled, 1);
  }

  private static OrderTerms bracket() {
    return new OrderTerms(
        AAPL,
        Side.BUY,
        new OrderAmount.Shares(Quantity.of(10)),
        new Pricing.Limit(Price.of(20)),
        TimeInForce.DAY,
        false,
        new Exits.Bracket(
            new Exits.TakeProfit(Price.of(25)), new Exits.StopLoss(Price.of(15), null)));
  }

  private static List<BrokerOrder> exits() {
    return List.of(
        exit("exit-1", new Pricing.Limit(Price.of(25))),
        exit("exit-2", new Pricing.Stop(Price.of(15))));
  }

  private static BrokerOrder exit(String id, Pricing pricing) {
    OrderTerms terms = OrderTerms.of(AAPL, Side.SELL, Quantity.of(10), pricing, TimeInForce.DAY);
    return Orders.report(id, terms, BrokerOrderStatus.HELD, "0", 1);
  }
}
