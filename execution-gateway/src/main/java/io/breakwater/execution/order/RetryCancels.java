package io.breakwater.execution.order;

import io.breakwater.execution.broker.Broker;
import java.util.List;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The use case "ask again": asks the broker to cancel what it has not been asked for, or has not
 * taken, because a gateway died, the broker was away or the order was not there yet. Thread-safe.
 */
public final class RetryCancels {
  private static final Logger LOG = LoggerFactory.getLogger(RetryCancels.class);

  /** Few, so that asking again never crowds out those who ask for the first time. */
  private static final int AT_ONCE = 3;

  private final CancelRequests requests;
  private final AskToCancel broker;

  public RetryCancels(
      OrderBook book, CancelRequests requests, Broker broker, BookExecutions executions) {
    this.requests = requests;
    this.broker = new AskToCancel(book, requests, broker, executions);
  }

  /** Asks for those that are due, a few at once, and returns when none is left due. */
  public void retryDue() {
    List<Order> due = requests.due(AT_ONCE);
    while (!due.isEmpty()) {
      askAll(due);
      due = due.size() < AT_ONCE ? List.of() : requests.due(AT_ONCE);
    }
  }

  private void askAll(List<Order> orders) {
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      orders.forEach(order -> workers.execute(() -> askFor(order)));
    }
  }

  private void askFor(Order order) {
    if (broker.ask(order) instanceof CancelOutcome.Queued(_, String why)) {
      LOG.atWarn()
          .addKeyValue("orderId", order.id())
          .addKeyValue("reason", why)
          .log("the broker has not taken a cancel yet");
    }
  }
}
