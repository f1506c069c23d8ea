package io.breakwater.localstack.venue.trading;

import io.breakwater.localstack.venue.order.Family;
import io.breakwater.localstack.venue.order.Order;
import io.breakwater.localstack.venue.order.OrderId;
import io.breakwater.localstack.venue.order.OrderStatus;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The open orders in the order of their acceptance, with the sums that each new order is judged by:
 * kept up to date rather than added up, so that an order costs the same however many are open. Of
 * orders that are alternatives to each other the largest counts. Confined to the engine's lock.
 */
final class OpenOrders {
  private final Map<OrderId, Order> orders = new LinkedHashMap<>();
  private final Map<Order.Group, Group> groups = new HashMap<>();
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
      expiries.computeIfPresent(
          before.expiresAt(), (expiry, count) -> count == 1 ? null : count - 1);
      regroup(before.group(), before.id(), null);
    }
    if (order.isOpen()) {
      orders.put(order.id(), order);
      expiries.merge(order.expiresAt(), 1, Integer::sum);
      regroup(order.group(), order.id(), order);
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

  /** The open orders of a family. */
  List<Order> family(OrderId parent) {
    return orders.values().stream().filter(order -> isOf(parent, order)).toList();
  }

  private static boolean isOf(OrderId parent, Order order) {
    Family family = order.links().family();
    return family != null && family.parent().equals(parent);
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

  /** What it says while the order and its alternatives are left out. */
  <T> T without(Order order, Supplier<T> question) {
    Group group = groups.remove(order.group());
    if (group == null) {
      return question.get();
    }
    uncount(group);
    try {
      return question.get();
    } finally {
      groups.put(order.group(), group);
      count(group);
    }
  }

  private void regroup(Order.Group groupId, OrderId member, @Nullable Order order) {
    Group before = groups.get(groupId);
    if (before != null) {
      uncount(before);
    }
    Group after = (before == null ? Group.EMPTY : before).with(member, order);
    if (after.members().isEmpty()) {
      groups.remove(groupId);
    } else {
      groups.put(groupId, after);
      count(after);
    }
  }

  private void count(Group group) {
    reserved = reserved.plus(group.reserved());
    group.held().forEach((holding, quantity) -> held.merge(holding, quantity, Quantity::plus));
  }

  private void uncount(Group group) {
    reserved = reserved.minus(group.reserved());
    group
        .held()
        .forEach((holding, quantity) ->
            held.computeIfPresent(
                holding,
                (same, sum) -> {
                  Quantity rest = sum.minus(quantity);
                  return rest.isZero() ? null : rest;
                }));
  }

  /** Orders of which one at most will trade in full. */
  private record Group(Map<OrderId, Order> members) {
    static final Group EMPTY = new Group(Map.of());

    Group {
      members = Map.copyOf(members);
    }

    Group with(OrderId id, @Nullable Order order) {
      var changed = new HashMap<>(members);
      if (order == null) {
        changed.remove(id);
      } else {
        changed.put(id, order);
      }
      return new Group(changed);
    }

    Money reserved() {
      return members.values().stream()
          .map(Order::reserved)
          .reduce(Money.zero(Money.USD), (a, b) -> a.compareTo(b) >= 0 ? a : b);
    }

    /** Legs hold no shares back as long as all of them wait for their entry. */
    Map<Holding, Quantity> held() {
      if (members.values().stream().allMatch(order -> order.status() == OrderStatus.HELD)) {
        return Map.of();
      }
      var largest = new HashMap<Holding, Quantity>();
      members
          .values()
          .forEach(order ->
              largest.merge(
                  Holding.of(order),
                  order.leavesQuantity(),
                  (a, b) -> a.compareTo(b) >= 0 ? a : b));
      return largest;
    }
  }
}
