package io.breakwater.execution.order;

import io.breakwater.execution.broker.Broker;
import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.execution.broker.CancelReply;
import io.breakwater.execution.broker.OrderLookup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the broker, once, to cancel what is recorded as to be canceled. Thread-safe. */
final class AskToCancel {
  private static final Logger LOG = LoggerFactory.getLogger(AskToCancel.class);

  private final OrderBook book;
  private final CancelRequests requests;
  private final Broker broker;
  private final BookExecutions executions;

  AskToCancel(OrderBook book, CancelRequests requests, Broker broker, BookExecutions executions) {
    this.book = book;
    this.requests = requests;
    this.broker = broker;
    this.executions = executions;
  }

  CancelOutcome ask(Order order) {
    if (!order.status().isOpen()) {
      return new CancelOutcome.NotCancelable(order);
    }
    try {
      return askForOpen(order);
    } catch (RuntimeException e) {
      // The request is written down: whatever went wrong, it is due again in a while.
      LOG.atWarn().addKeyValue("orderId", order.id()).setCause(e).log("cancel not settled");
      return new CancelOutcome.Queued(order, "the broker's answer could not be had or recorded");
    }
  }

  private CancelOutcome askForOpen(Order order) {
    BrokerOrderId id = order.progress().brokerOrderId();
    return id == null || order.status().isUnsettled() ? askAfter(order) : ask(order, id);
  }

  /** Whether the broker has it is what we do not know: so that is asked first. */
  private CancelOutcome askAfter(Order order) {
    return switch (broker.find(order.clientOrderId())) {
      case OrderLookup.Found(BrokerOrder found) when order.isDescribedBy(found) ->
          askAsSaid(order, found);
      case OrderLookup.Found _ ->
          new CancelOutcome.Queued(
              order, "the broker has another order under this client order id");
      case OrderLookup.Absent() ->
          new CancelOutcome.Queued(
              order, "the broker does not have the order yet; it may still arrive");
      case OrderLookup.Unreadable(String why) -> new CancelOutcome.Queued(order, why);
    };
  }

  private CancelOutcome askAsSaid(Order order, BrokerOrder found) {
    executions.polled(found);
    Order now = book.find(order.id()).orElse(order);
    if (now.status().isUnsettled()) {
      return new CancelOutcome.Queued(now, "what the broker says of it could not be recorded");
    }
    return now.status().isOpen() ? askForOpen(now) : ended(now);
  }

  private CancelOutcome ask(Order order, BrokerOrderId id) {
    return switch (broker.cancel(id)) {
      case CancelReply.Requested() -> new CancelOutcome.Requested(requests.taken(order));
      case CancelReply.NotCancelable(String why) -> refused(order, id, why);
      case CancelReply.Unclear(String why) -> new CancelOutcome.Queued(order, why);
    };
  }

  /** Most often because it has ended meanwhile, or is being canceled already. */
  private CancelOutcome refused(Order order, BrokerOrderId id, String why) {
    if (broker.find(id) instanceof OrderLookup.Found(BrokerOrder found)) {
      executions.polled(found);
    }
    Order now = book.find(order.id()).orElse(order);
    if (!now.status().isOpen()) {
      return ended(now);
    }
    return now.status() == OrderStatus.PENDING_CANCEL
        ? new CancelOutcome.Requested(requests.taken(now))
        : new CancelOutcome.Queued(now, why);
  }

  private CancelOutcome ended(Order order) {
    return order.status() == OrderStatus.REPLACED && requests.isPassedOn(order.id())
        ? new CancelOutcome.Queued(order, "another order stands in its place, and is canceled")
        : new CancelOutcome.NotCancelable(order);
  }
}
