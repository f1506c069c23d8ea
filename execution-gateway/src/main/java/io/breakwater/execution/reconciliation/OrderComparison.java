package io.breakwater.execution.reconciliation;

import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerOrderStatus;
import io.breakwater.execution.order.Order;
import io.breakwater.execution.order.OrderStatus;
import io.breakwater.execution.quarantine.DifferenceKind;
import io.breakwater.execution.quarantine.Ground;
import io.breakwater.execution.reconciliation.Difference.Resolution;
import java.util.ArrayList;
import java.util.List;

/** What an order of ours and the broker's word of the same order differ about. */
final class OrderComparison {

  private OrderComparison() {}

  /** Empty where they agree. What is found is to be quarantined, unless it can be healed. */
  static List<Difference> of(Order ours, BrokerOrder theirs) {
    List<Difference> found = new ArrayList<>();
    String counted = ours.progress().filled().toString();
    String filled = theirs.filledQuantity().toString();
    int missing = theirs.filledQuantity().compareTo(ours.progress().filled());
    if (missing > 0) {
      found.add(difference(DifferenceKind.MISSING_FILL, ours, counted, filled));
    } else if (missing < 0) {
      found.add(difference(DifferenceKind.EXTRA_FILL, ours, counted, filled));
    }
    String status = ours.status().name();
    if (ours.progress().after(theirs).status() != ours.status()) {
      found.add(difference(DifferenceKind.STATUS_BEHIND, ours, status, theirs.statusText()));
    } else if (isContradiction(ours.status(), theirs.status())) {
      found.add(difference(DifferenceKind.STATUS_AHEAD, ours, status, theirs.statusText()));
    }
    return found;
  }

  static Difference difference(DifferenceKind kind, Order order, String ours, String broker) {
    return new Difference(
        new Ground(
            order.terms().symbol(), kind, order.id().toString(), "ours " + ours + ", " + broker),
        ours,
        broker,
        Resolution.QUARANTINED);
  }

  /** An end that the broker itself told of, and now tells otherwise. */
  private static boolean isContradiction(OrderStatus ours, BrokerOrderStatus theirs) {
    return !ours.isOpen()
        && ours.isBrokersWord()
        && theirs != BrokerOrderStatus.UNRECOGNIZED
        && OrderStatus.of(theirs) != ours;
  }
}
