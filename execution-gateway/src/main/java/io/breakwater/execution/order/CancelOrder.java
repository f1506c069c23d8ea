package io.breakwater.execution.order;

import io.breakwater.execution.broker.Broker;
import java.util.Optional;

/**
 * The use case "cancel an order": writes the request down, then asks the broker. Passes in every
 * trading state, and waits for no slot: a cancel only ever takes risk away. Thread-safe.
 */
public final class CancelOrder {
  private final OrderBook book;
  private final CancelRequests requests;
  private final AskToCancel broker;

  public CancelOrder(
      OrderBook book, CancelRequests requests, Broker broker, BookExecutions executions) {
    this.book = book;
    this.requests = requests;
    this.broker = new AskToCancel(book, requests, broker, executions);
  }

  /**
   * Has an order canceled.
   *
   * @param actor who wants it, from the credential
   */
  public CancelOutcome cancel(OrderId id, String actor) {
    Optional<Order> order = book.find(id);
    return order.isEmpty()
        ? new CancelOutcome.NoSuchOrder()
        : broker.ask(requests.record(order.get(), actor));
  }
}
