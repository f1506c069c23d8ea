package io.breakwater.execution.order;

import io.breakwater.execution.broker.Broker;
import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.execution.broker.CancelReply;
import io.breakwater.execution.broker.OrderLookup;
import java.util.Optional;

/**
 * The use case "cancel an order". Passes in every trading state, and waits for no slot: a cancel
 * only ever takes risk away. Thread-safe.
 */
public final class CancelOrder {
  private final OrderBook book;
  private final OrderLedger ledger;
  private final Broker broker;
  private final BookExecutions executions;

  public CancelOrder(OrderBook book, OrderLedger ledger, Broker broker, BookExecutions executions) {
    this.book = book;
    this.ledger = ledger;
    this.broker = broker;
    this.executions = executions;
  }

  /**
   * Asks the broker to cancel.
   *
   * @param actor who wants it, from the credential
   */
  public CancelOutcome cancel(OrderId id, String actor) {
    Optional<Order> order = book.find(id);
    if (order.isEmpty()) {
      return new CancelOutcome.NoSuchOrder();
    }
    return order.get().status().isUnsettled()
        ? cancelUnsettled(order.get(), actor)
        : cancelSettled(order.get(), actor);
  }

  /** Whether the broker has it is what we do not know: so ask before. */
  private CancelOutcome cancelUnsettled(Order order, String actor) {
    return switch (broker.find(order.clientOrderId())) {
      case OrderLookup.Found(BrokerOrder found) when order.isDescribedBy(found) -> {
        executions.polled(found);
        yield book.find(order.id())
            .<CancelOutcome>map(now -> cancelSettled(now, actor))
            .orElseGet(CancelOutcome.NoSuchOrder::new);
      }
      case OrderLookup.Found _ ->
          new CancelOutcome.NotNow("the broker has another order under this client order id");
      case OrderLookup.Absent() ->
          new CancelOutcome.NotNow("the broker does not have the order yet; it may still arrive");
      case OrderLookup.Unreadable(String why) -> new CancelOutcome.NotNow(why);
    };
  }

  private CancelOutcome cancelSettled(Order order, String actor) {
    BrokerOrderId brokerId = order.progress().brokerOrderId();
    if (!order.status().isWorking() || brokerId == null) {
      return new CancelOutcome.NotCancelable(order);
    }
    return switch (broker.cancel(brokerId)) {
      case CancelReply.Requested() ->
          new CancelOutcome.Requested(ledger.recordCancelRequest(order.id(), actor));
      case CancelReply.NotCancelable _ -> {
        if (broker.find(brokerId) instanceof OrderLookup.Found(BrokerOrder found)) {
          executions.polled(found);
        }
        yield new CancelOutcome.NotCancelable(book.find(order.id()).orElse(order));
      }
      case CancelReply.Unclear(String why) -> new CancelOutcome.NotNow(why);
    };
  }
}
