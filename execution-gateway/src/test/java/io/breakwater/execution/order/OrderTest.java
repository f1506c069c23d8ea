package io.breakwater.execution.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.execution.broker.BrokerOrderStatus;
import io.breakwater.execution.broker.ExecutionReport;
import io.breakwater.execution.broker.OrderTerms;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderTest {
  private final OrderRowsInMemory rows = new OrderRowsInMemory();

  @Test
  void isDescribedByWhatAsksForWhatWasAskedFor() {
    Order order = sending("c-1", Orders.buy("AAPL", 10));

    assertThat(order.isDescribedBy(word("broker-1", Orders.buy("AAPL", 10)))).isTrue();
    assertThat(order.isDescribedBy(word("broker-1", Orders.buy("AAPL", 11)))).isFalse();
    assertThat(order.isDescribedBy(word("broker-1", Orders.buy("MSFT", 10)))).isFalse();
  }

  /** Two systems on one account may ask for the same under the same client order id. */
  @Test
  void isNotDescribedByAnotherOrderOnceItsOwnIsKnown() {
    Order order = known("broker-1");

    assertThat(order.isDescribedBy(word("broker-1", order.terms()))).isTrue();
    assertThat(order.isDescribedBy(word("broker-2", order.terms()))).isFalse();
  }

  /** The broker says of a replacement what was left when it came. */
  @Test
  void aReplacementIsDescribedByWhatWasLeftOfIt() {
    sending("c-1", Orders.buy("AAPL", 10));
    rows.executions()
        .take(ExecutionReport.of(word("broker-1", Orders.buy("AAPL", 10))), EvidenceSource.POLL);
    rows.replacing("c-1", "c-2", Orders.buy("AAPL", 12));
    Order replacement = rows.order("c-2");

    assertThat(replacement.isDescribedBy(word("broker-2", Orders.buy("AAPL", 8)))).isTrue();
    assertThat(replacement.isDescribedBy(word("broker-2", Orders.buy("AAPL", 13)))).isFalse();
  }

  /** What it asks for the broker words in a way of its own. */
  @Test
  void anExitIsDescribedByItsIdAlone() {
    Order entry = known("broker-1");
    Order exit =
        new Order(
            entry.id(),
            entry.clientOrderId(),
            null,
            entry.terms(),
            null,
            new OrderId(new UUID(0, 7)),
            entry.progress(),
            entry.createdAt(),
            entry.updatedAt());

    assertThat(exit.isDescribedBy(word("broker-1", Orders.buy("AAPL", 3)))).isTrue();
    assertThat(exit.isDescribedBy(word("broker-2", entry.terms()))).isFalse();
  }

  @Test
  void tellsOldNewsFromNews() {
    Order order = known("broker-c-1");
    OrderTerms terms = order.terms();

    assertThat(order.isOldNews(word("broker-c-1", terms))).isTrue();
    assertThat(sending("c-1", terms).isOldNews(word("broker-c-1", terms)))
        .as("its id is new")
        .isFalse();
    assertThat(order.isOldNews(word("broker-2", terms))).as("not this order").isFalse();
    BrokerOrder filled = Orders.report("c-1", terms, BrokerOrderStatus.PARTIALLY_FILLED, "4", 2);
    assertThat(order.isOldNews(filled)).isFalse();
    assertThat(order.with(order.progress().after(filled)).isOldNews(filled))
        .as("the fill itself is still missing")
        .isFalse();
  }

  /** It may work for less than before, and say so by its quantity alone. */
  @Test
  void whatTheBrokerSaysOfAReplacementIsNeverOldNews() {
    sending("c-1", Orders.buy("AAPL", 10));
    rows.executions()
        .take(ExecutionReport.of(word("broker-1", Orders.buy("AAPL", 10))), EvidenceSource.POLL);
    rows.replacing("c-1", "c-2", Orders.buy("AAPL", 12));
    BrokerOrder word = word("broker-2", Orders.buy("AAPL", 8));
    Order replacement = rows.order("c-2");

    assertThat(replacement.with(replacement.progress().after(word)).isOldNews(word)).isFalse();
  }

  private Order sending(String id, OrderTerms terms) {
    rows.sending(id, terms);
    return rows.order(id);
  }

  private Order known(String brokerOrderId) {
    Order order = sending("c-1", Orders.buy("AAPL", 10));
    OrderProgress progress = order.progress().after(word(brokerOrderId, order.terms()));
    return order.with(progress);
  }

  private static BrokerOrder word(String brokerOrderId, OrderTerms terms) {
    BrokerOrder word = Orders.report("c-1", terms, BrokerOrderStatus.NEW, "0", 1);
    return new BrokerOrder(
        new BrokerOrderId(brokerOrderId),
        word.clientOrderId(),
        word.terms(),
        word.status(),
        word.statusText(),
        word.filledQuantity(),
        word.averageFillPrice(),
        word.updatedAt(),
        word.legs());
  }
}
