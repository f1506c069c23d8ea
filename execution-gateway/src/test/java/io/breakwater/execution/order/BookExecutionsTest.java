package io.breakwater.execution.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerOrderStatus;
import io.breakwater.execution.broker.ExecutionReport;
import io.breakwater.execution.broker.OrderTerms;
import io.breakwater.execution.testing.ListedOrders;
import io.breakwater.money.Quantity;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What the broker is asked for because of what it says. */
class BookExecutionsTest {
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

  @Test
  void takesBackWhatTheBrokerNoLongerListsOnceItsListAddsUp() {
    OrderTerms terms = Orders.buy("AAPL", 10);
    rows.sending("c-1", terms);
    BrokerOrder partly = word(terms, "4");
    executions.streamed(Orders.filled(partly, "e-1", "4", "20.10"));
    executions.streamed(Orders.filled(word(terms, "10"), "e-2", "6", "20.20"));
    BrokerOrder since = Orders.report("c-1", terms, BrokerOrderStatus.NEW, "4", 9);

    executions.polled(since);
    assertThat(rows.order("c-1").progress().filled()).as("no list").isEqualTo(Quantity.of(10));
    broker.tell(Orders.execution(partly, "e-1", "4", "20.10"));
    executions.polled(since);

    assertThat(rows.order("c-1").progress().filled()).isEqualTo(Quantity.of(4));
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
    return Orders.bracket("AAPL", 10);
  }

  private static List<BrokerOrder> exits() {
    return Orders.exits("c-1", bracket());
  }
}
