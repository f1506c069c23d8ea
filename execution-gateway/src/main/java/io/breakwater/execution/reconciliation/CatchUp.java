package io.breakwater.execution.reconciliation;

import io.breakwater.execution.broker.Broker;
import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.execution.broker.Execution;
import io.breakwater.execution.broker.OrderLookup;
import io.breakwater.execution.order.BookExecutions;
import io.breakwater.execution.order.Order;
import io.breakwater.execution.order.OrderBook;
import io.breakwater.execution.order.OrderIndex;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The use case "ask for what the stream may have missed". Everything is asked for with overlap,
 * because counting each execution once makes overlap free. Thread-safe.
 */
public final class CatchUp {
  private static final Duration OVERLAP = Duration.ofMinutes(10);

  /** How far back the very first time looks. */
  private static final Duration FIRST_REACH = Duration.ofDays(7);

  private static final int MOST_PAGES = 1_000;
  private static final int MOST_ORDERS = 500;
  private static final int MOST_IN_FLIGHT = 50;

  private final Broker broker;
  private final BookExecutions executions;
  private final OrderBook book;
  private final OrderIndex index;
  private final ExecutionMark mark;
  private final InstantSource marketTime;

  public CatchUp(
      Broker broker,
      BookExecutions executions,
      OrderBook book,
      OrderIndex index,
      ExecutionMark mark,
      InstantSource marketTime) {
    this.broker = broker;
    this.executions = executions;
    this.book = book;
    this.index = index;
    this.mark = mark;
    this.marketTime = marketTime;
  }

  /**
   * Fetches how every order stands that the broker or we believe to be open, and the fills that are
   * missing. An order that only we believe to be open has ended without our hearing of it.
   */
  public void openOrders() {
    List<BrokerOrder> open = broker.openOrders();
    open.forEach(executions::polled);
    Set<BrokerOrderId> seen = open.stream().map(BrokerOrder::id).collect(Collectors.toSet());
    for (Order order : book.toAskAfter(MOST_ORDERS)) {
      BrokerOrderId id = order.progress().brokerOrderId();
      if (id != null
          && !seen.contains(id)
          && broker.find(id) instanceof OrderLookup.Found(BrokerOrder found)) {
        executions.polled(found);
      }
    }
  }

  /** Fetches how the orders stand of which news is overdue. */
  public void inFlight() {
    for (Order order : index.inFlight(MOST_IN_FLIGHT)) {
      BrokerOrderId id = order.progress().brokerOrderId();
      if (id != null && broker.find(id) instanceof OrderLookup.Found(BrokerOrder found)) {
        executions.polled(found);
      }
    }
  }

  /** Fetches the executions since the mark, and returns those that had not been counted. */
  public List<Execution> executions() {
    List<Execution> counted = new ArrayList<>();
    Instant after =
        mark.through()
            .map(through -> through.minus(OVERLAP))
            .orElseGet(() -> marketTime.instant().minus(FIRST_REACH));
    for (int page = 0; page < MOST_PAGES; page++) {
      List<Execution> fetched = broker.executionsAfter(after);
      fetched.stream().filter(executions::polled).forEach(counted::add);
      if (fetched.isEmpty() || !fetched.getLast().at().isAfter(after)) {
        return List.copyOf(counted);
      }
      after = fetched.getLast().at();
      mark.advance(after);
    }
    return List.copyOf(counted);
  }
}
