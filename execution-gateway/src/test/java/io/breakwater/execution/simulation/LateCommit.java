package io.breakwater.execution.simulation;

import io.breakwater.execution.broker.SendOutcome;
import io.breakwater.execution.order.Admission;
import io.breakwater.execution.order.Judge;
import io.breakwater.execution.order.NewOrder;
import io.breakwater.execution.order.Order;
import io.breakwater.execution.order.OrderId;
import io.breakwater.execution.order.OrderLedger;
import io.breakwater.execution.order.OrderProgress;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Broken on purpose: lets an order leave, and writes it down only when it knows what became of it.
 */
final class LateCommit implements OrderLedger {
  private final OrderLedger real;
  private final Map<OrderId, NewOrder> unwritten = new HashMap<>();
  private final Map<OrderId, Judge> judges = new HashMap<>();

  LateCommit(OrderLedger real) {
    this.real = real;
  }

  @Override
  public Optional<Admission.Known> known(NewOrder order) {
    return real.known(order);
  }

  @Override
  public Admission admit(NewOrder order, Judge judge) {
    Optional<Admission.Known> known = known(order);
    if (known.isPresent() || order.replaces() != null) {
      return real.admit(order, judge);
    }
    var id = new OrderId(new UUID(1, unwritten.size()));
    unwritten.put(id, order);
    judges.put(id, judge);
    return new Admission.Recorded(
        new Order(
            id,
            order.clientOrderId(),
            order.strategy(),
            order.terms(),
            null,
            null,
            OrderProgress.sending(),
            Instant.EPOCH,
            Instant.EPOCH));
  }

  @Override
  public Order record(OrderId id, SendOutcome outcome) {
    NewOrder order = unwritten.get(id);
    return order == null
        ? real.record(id, outcome)
        : switch (real.admit(order, judges.get(id))) {
          case Admission.Recorded(Order written) -> real.record(written.id(), outcome);
          case Admission.Known(Order written, _) -> written;
          case Admission.Denied(Order denied, _) -> denied;
          case Admission.NotReplaceable(Order other) -> other;
          case Admission.NotNow(String check, _, _) -> throw new IllegalStateException(check);
        };
  }

  @Override
  public Order recordReplacing(OrderId replaced) {
    return real.recordReplacing(replaced);
  }
}
