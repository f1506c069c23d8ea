package io.breakwater.execution.quarantine;

import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.order.ContradictionListener;
import io.breakwater.execution.order.Order;
import java.util.List;
import java.util.TreeSet;

/**
 * Puts a symbol into quarantine in the very transaction that learns of something which cannot be.
 * Thread-safe.
 */
public final class QuarantineOnContradiction implements ContradictionListener {
  private final QuarantineBook quarantine;

  public QuarantineOnContradiction(QuarantineBook quarantine) {
    this.quarantine = quarantine;
  }

  @Override
  public void overfilled(Order order) {
    quarantine.open(overfill(order));
  }

  @Override
  public void idTaken(Order order, BrokerOrder theirs) {
    for (Symbol symbol : new TreeSet<>(List.of(order.terms().symbol(), theirs.symbol()))) {
      quarantine.open(idTaken(symbol, theirs));
    }
  }

  public static Ground overfill(Order order) {
    return new Ground(
        order.terms().symbol(),
        DifferenceKind.OVERFILLED,
        order.id().toString(),
        order.progress().filled().toString());
  }

  public static Ground idTaken(Symbol symbol, BrokerOrder theirs) {
    return new Ground(
        symbol,
        DifferenceKind.CLIENT_ORDER_ID_TAKEN,
        theirs.clientOrderId().value(),
        theirs.id().value());
  }
}
