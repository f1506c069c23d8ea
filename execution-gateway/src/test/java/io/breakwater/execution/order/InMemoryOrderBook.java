package io.breakwater.execution.order;

import io.breakwater.execution.broker.BrokerOrderId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads orders from rows in memory. Narrows by nothing yet. */
public final class InMemoryOrderBook implements OrderBook {
  private final OrderTable table;

  public InMemoryOrderBook(OrderTable table) {
    this.table = table;
  }

  @Override
  public Optional<Order> find(OrderId id) {
    return table.rowOf(id).map(row -> row.order);
  }

  @Override
  public List<Order> orders(Filter filter, Page page) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Fill> fills(FillFilter filter, Page page) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Order> toAskAfter(Set<BrokerOrderId> heardOf, int atMost) {
    return table.orders().stream()
        .filter(order -> order.status().isWorking() || order.progress().isMissingFills())
        .filter(order -> !heardOf.contains(order.progress().brokerOrderId()))
        .limit(atMost)
        .toList();
  }
}
