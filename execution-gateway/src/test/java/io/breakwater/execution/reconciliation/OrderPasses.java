package io.breakwater.execution.reconciliation;

import io.breakwater.execution.broker.Broker;
import io.breakwater.execution.broker.BrokerBook;
import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.order.Adoptions;
import io.breakwater.execution.order.BookExecutions;
import io.breakwater.execution.order.OrderBook;
import io.breakwater.execution.order.OrderIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The comparison of orders as it is, for those outside the package. */
public final class OrderPasses {
  private final ReconcileOrders orders;

  public OrderPasses(
      Broker broker,
      BrokerBook brokerBook,
      BookExecutions executions,
      OrderBook book,
      OrderIndex index) {
    this(broker, brokerBook, executions, book, index, new NobodyElse());
  }

  OrderPasses(
      Broker broker,
      BrokerBook brokerBook,
      BookExecutions executions,
      OrderBook book,
      OrderIndex index,
      Adoptions adoptions) {
    this.orders = new ReconcileOrders(broker, brokerBook, executions, book, index, adoptions);
  }

  /** Compares and heals, and returns the differences that are left. */
  public List<Difference> run(boolean thorough) {
    return found(thorough).stream().filter(difference -> !difference.isSettled()).toList();
  }

  /** Compares and heals, and returns what there was. */
  List<Difference> found(boolean thorough) {
    return orders.run(Instant.EPOCH, thorough, List.of(), () -> {}).differences();
  }

  /** The book of an account into which nobody else writes. */
  static class NobodyElse implements Adoptions {
    @Override
    public List<BrokerOrderId> foreign(int atMost) {
      return List.of();
    }

    @Override
    public Set<Symbol> symbolsSeenWithin(Duration age) {
      return Set.of();
    }

    @Override
    public Adoption adopt(BrokerOrder order, Duration seenFor) {
      return Adoption.TOO_SOON;
    }
  }
}
