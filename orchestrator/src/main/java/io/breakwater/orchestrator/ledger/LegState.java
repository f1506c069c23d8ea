package io.breakwater.orchestrator.ledger;

import io.breakwater.orchestrator.orders.OrderReport;
import io.breakwater.orchestrator.target.SkipReason;
import org.jspecify.annotations.Nullable;

/** Where one symbol of a run is. */
public sealed interface LegState {

  /** What to trade is not yet known. */
  record Unplanned() implements LegState {}

  /** The position is where it should be: nothing is traded. */
  record NoChange() implements LegState {}

  /** Not traded, for that reason. */
  record Skipped(SkipReason reason) implements LegState {}

  /** An order is to be sent. */
  record Ready() implements LegState {}

  /** The order may have been sent: written down before it is. Sending it again is harmless. */
  record Sending() implements LegState {}

  /** The gateway has the order. */
  record Placed(OrderReport report) implements LegState {}

  /** The gateway's rules refused the order; the broker never saw it. */
  record Denied(String code, String detail, @Nullable String orderId) implements LegState {}

  /** The gateway could not take the request as an order. */
  record Refused(String code, String detail) implements LegState {}
}
