package io.breakwater.localstack.venue.trading;

import io.breakwater.localstack.venue.order.Order;
import io.breakwater.localstack.venue.order.OrderId;
import io.breakwater.localstack.venue.order.Side;
import io.breakwater.money.Money;
import io.breakwater.money.Quantity;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The open orders in the order of their acceptance, with the sums that each new order is judged by:
 * kept up to date rather than added up, so that an order costs the same however many are open.
 * Confined to the engine's lock.
 */
final class OpenOrders {
  private final Map<OrderId, Order> orders = new LinkedHashMap<>();
  private final Map<Holding, Quantity> held = new HashMap<>();
  private final NavigableMap<Instant, Integer> expiries = new TreeMap<>();
  private Money reserved = Money.zero(Money.USD);

  /** One side of one symbol. */
  record Holding(String symbol, Side side) {
    static Holding of(Order order) {
      return new Holding(order.terms().symbol(), order.terms().side());
    }
  }

  /** Takes in an order as it now stands; one that has ended is forgotten. */
  void keep(Order order) {
    Order before = orders.get(order.id());
    if (before != null) {
      uncount(before);
    }
    if (order.isOpen()) {
      orders.put(order.id(), order);
      count(order);
    } else {
      orders.remove(order.id());
    }
  }

  @Nullable Order get(OrderId id) {
    return orders.get(id);
  }

  List<Order> all() {
    return List.copyOf(orders.values());
  }

  int size() {
    return orders.size();
  }

  /** What their unfilled parts hold back of the buying power. */
  Money reserved() {
    return reserved;
  }

  /** What is left to fill of them, by symbol and side. */
  Map<Holding, Quantity> held() {
    return Map.copyOf(held);
  }

  /** Whether one of them has ended by its own time in force. */
  boolean isDue(Instant now) {
    return !expiries.isEmpty() && !now.isBefore(expiries.firstKey());
  }

  private void count(Order order) {
    reserved = reserved.plus(order.reserved());
    held.merge(Holding.of(order), order.leavesQuantity(), Quantity::plus);
    expiries.merge(order.expiresAt(), 1, Integer::sum);
  }

  private void uncount(Order order) {
    reserved = reserved.minus(order.reserved());
    held.computeIfPresent(
        Holding.of(order),
        (holding, quantity) -> {
          Quantity rest = quantity.minus(order.leavesQuantity());
          return rest.isZero() ? null : rest;
        });
    expiries.computeIfPresent(order.expiresAt(), (expiry, count) -> count == 1 ? null : count - 1);
  }
}
