package io.breakwater.execution.simulation;

import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.Execution;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.order.Fill;
import io.breakwater.execution.order.Order;
import io.breakwater.execution.order.OrderProgress;
import io.breakwater.execution.order.OrderStatus;
import io.breakwater.money.Quantity;
import io.breakwater.money.SignedQuantity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Compares our book with the broker's once a history has come to rest. */
final class Comparison {
  private final World world;
  private final Promises promises;

  Comparison(World world) {
    this.world = world;
    this.promises = world.promises;
  }

  void make() {
    promises.told().forEach(this::isKept);
    world.broker.orders().forEach(this::isOurs);
    world.table.orders().forEach(this::isExplained);
    fillsAgree();
    positionsAgree();
  }

  private void isKept(ClientOrderId id) {
    Order ours = world.table.under(id).orElse(null);
    if (ours == null) {
      promises.breaks("lost: %s was taken and there is no row of it", id);
    } else if (world.broker.find(id) == null && !isProvedAbsent(ours)) {
      promises.breaks("lost: %s is %s and the broker does not have it", id, ours.status());
    }
  }

  private boolean isProvedAbsent(Order ours) {
    return ours.status() == OrderStatus.NOT_SENT
        || (ours.status() == OrderStatus.REJECTED && promises.wasRefused(ours.clientOrderId()));
  }

  private void isOurs(BookedOrder theirs) {
    ClientOrderId id = theirs.asked.clientOrderId();
    Order ours = world.table.under(id).orElse(null);
    if (ours == null || !promises.wanted().contains(id)) {
      promises.breaks("ghost: the broker has %s, which nobody wanted or wrote down", id);
      return;
    }
    OrderProgress evidence = Evidence.folded(theirs, world.chance);
    OrderProgress row = ours.progress();
    if (row.status() != evidence.status()) {
      promises.breaks("stuck: %s is %s, by all evidence %s", id, row.status(), evidence.status());
    }
    if (!row.filled().equals(evidence.filled())
        || !row.brokerFilled().equals(evidence.brokerFilled())) {
      promises.breaks(
          "I4: %s is filled %s, by all evidence %s", id, row.filled(), evidence.filled());
    }
  }

  private void isExplained(Order order) {
    if (order.status().isOpen()) {
      promises.breaks("stuck: %s is still %s", order.clientOrderId(), order.status());
    }
    List<OrderStatus> events = world.table.events(order.id());
    if (events.getLast() != order.status()) {
      promises.breaks(
          "I11: %s is %s, its events say %s", order.clientOrderId(), order.status(), events);
    }
    for (int i = 1; i < events.size(); i++) {
      if (!events.get(i - 1).mayBecome(events.get(i))) {
        promises.breaks("I6: %s went a way that there is not: %s", order.clientOrderId(), events);
      }
    }
  }

  private void fillsAgree() {
    List<String> ours = world.ledger.fills().stream().map(Comparison::said).sorted().toList();
    List<String> theirs = executions().map(this::said).sorted().toList();
    if (!ours.equals(theirs)) {
      promises.breaks("I4: our fills are %s, the broker's %s", ours, theirs);
    }
    for (Order order : world.table.orders()) {
      Quantity sum =
          world.ledger.fills().stream()
              .filter(fill -> fill.orderId().equals(order.id()))
              .map(Fill::quantity)
              .reduce(Quantity.ZERO, Quantity::plus);
      if (!sum.equals(order.progress().filled())) {
        promises.breaks(
            "I4: %s is filled %s, its fills come to %s",
            order.clientOrderId(), order.progress().filled(), sum);
      }
    }
  }

  private void positionsAgree() {
    Map<Symbol, SignedQuantity> ours = new HashMap<>();
    world.positionMoves.forEach(fill ->
        ours.merge(fill.symbol(), fill.side().signed(fill.quantity()), SignedQuantity::plus));
    Map<Symbol, SignedQuantity> theirs = new HashMap<>();
    executions()
        .forEach(execution ->
            theirs.merge(
                execution.symbol(),
                execution.side().signed(execution.quantity()),
                SignedQuantity::plus));
    if (!ours.equals(theirs)) {
      promises.breaks("I5: our positions are %s, the broker's %s", ours, theirs);
    }
  }

  private Stream<Execution> executions() {
    return world.broker.orders().stream().flatMap(order -> order.executions.stream());
  }

  /** Of a fill that came without an id the broker's own may never have come. */
  private static String said(Fill fill) {
    return "%s %s at %s, %s"
        .formatted(fill.clientOrderId(), fill.quantity(), fill.price(), fill.executedAt());
  }

  private String said(Execution execution) {
    return "%s %s at %s, %s"
        .formatted(
            Objects.requireNonNull(world.broker.find(execution.brokerOrderId()))
                .asked
                .clientOrderId(),
            execution.quantity(),
            execution.price(),
            execution.at());
  }
}
