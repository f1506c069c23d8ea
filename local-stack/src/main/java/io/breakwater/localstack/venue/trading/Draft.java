package io.breakwater.localstack.venue.trading;

import io.breakwater.localstack.venue.account.Portfolio;
import io.breakwater.localstack.venue.book.Change;
import io.breakwater.localstack.venue.order.Family;
import io.breakwater.localstack.venue.order.Fill;
import io.breakwater.localstack.venue.order.Order;
import io.breakwater.localstack.venue.order.OrderId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a pass has come to so far: orders as they will stand, fills and what is told, for one
 * transaction. Nothing of it is true before that. Confined to the engine's lock.
 */
final class Draft {
  private final OpenOrders before;
  private final Map<OrderId, Order> placed = new LinkedHashMap<>();
  private final Map<OrderId, Order> updated = new LinkedHashMap<>();
  private final List<Fill> fills = new ArrayList<>();
  private final List<Fill> takenBack = new ArrayList<>();
  private final List<TradeUpdate> updates = new ArrayList<>();

  /**
   * @param before the open orders as they stand before it
   */
  Draft(OpenOrders before) {
    this.before = before;
  }

  /** Puts an order in that is new. */
  void place(Order order) {
    placed.put(order.id(), order);
  }

  /** Puts an order in as it stands from now on. */
  void put(Order order) {
    (placed.containsKey(order.id()) ? placed : updated).put(order.id(), order);
  }

  void book(Fill fill) {
    fills.add(fill);
  }

  void takeBack(Fill fill) {
    takenBack.add(fill);
  }

  void tell(TradeUpdate update) {
    updates.add(update);
  }

  boolean isEmpty() {
    return placed.isEmpty() && updated.isEmpty();
  }

  /** An order as it stands by now. */
  Order current(OrderId id) {
    Order fresh = placed.getOrDefault(id, updated.get(id));
    return fresh != null ? fresh : Objects.requireNonNull(before.get(id), () -> "order " + id);
  }

  /** The other open orders of its family, in the order of their acceptance. */
  List<Order> relatives(Order order) {
    OrderId parent = Objects.requireNonNull(order.links().family()).parent();
    return Stream.concat(before.family(parent).stream(), placed.values().stream())
        .map(Order::id)
        .distinct()
        .filter(id -> !id.equals(order.id()))
        .map(this::current)
        .filter(other -> other.isOpen() && isOf(parent, other))
        .toList();
  }

  private static boolean isOf(OrderId parent, Order order) {
    Family family = order.links().family();
    return family != null && family.parent().equals(parent);
  }

  /** The orders that it touches, new ones included. */
  List<Order> touched() {
    return Stream.concat(placed.values().stream(), updated.values().stream()).toList();
  }

  List<TradeUpdate> updates() {
    return updates;
  }

  Change change(Portfolio portfolio) {
    return new Change(
        List.copyOf(placed.values()), List.copyOf(updated.values()), fills, takenBack, portfolio);
  }
}
