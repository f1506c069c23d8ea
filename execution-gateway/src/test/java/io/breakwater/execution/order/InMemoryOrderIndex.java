package io.breakwater.execution.order;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.Symbol;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Finds orders in rows in memory. */
public final class InMemoryOrderIndex implements OrderIndex {
  private final OrderTable table;

  public InMemoryOrderIndex(OrderTable table) {
    this.table = table;
  }

  @Override
  public Map<ClientOrderId, Order> under(Collection<ClientOrderId> ids) {
    return table.orders().stream()
        .filter(order -> order.status() != OrderStatus.DENIED)
        .filter(order -> ids.contains(order.clientOrderId()))
        .collect(toMap(Order::clientOrderId, Function.identity()));
  }

  @Override
  public List<Order> inFlight(int atMost) {
    return table.orders().stream()
        .filter(order -> isOnItsWayOut(order.status()) || order.progress().isMissingFills())
        .limit(atMost)
        .toList();
  }

  private static boolean isOnItsWayOut(OrderStatus status) {
    return status == OrderStatus.PENDING_CANCEL || status == OrderStatus.PENDING_REPLACE;
  }

  @Override
  public List<Order> withoutExits(Set<Symbol> symbols, int atMost) {
    return table.orders().stream()
        .filter(order -> symbols.contains(order.terms().symbol()))
        .filter(order -> !order.terms().exits().isNone() && !table.exits.containsKey(order.id()))
        .filter(order -> order.progress().brokerOrderId() != null)
        .filter(order ->
            order.status() != OrderStatus.REPLACED && order.status() != OrderStatus.REJECTED)
        .toList()
        .reversed()
        .stream()
        .limit(atMost)
        .toList();
  }

  @Override
  public List<Order> overfilled() {
    return table.orders().stream().filter(Order::isOverfilled).toList();
  }

  @Override
  public Set<Symbol> symbolsInFlight() {
    return table.orders().stream()
        .filter(order -> order.status().isUnsettled() || order.progress().isMissingFills())
        .map(order -> order.terms().symbol())
        .collect(toSet());
  }
}
