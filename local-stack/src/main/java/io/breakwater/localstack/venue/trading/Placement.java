package io.breakwater.localstack.venue.trading;

import io.breakwater.localstack.venue.order.Order;
import io.breakwater.localstack.venue.order.Refusal;

/** What became of a request for an order. */
public sealed interface Placement {

  /**
   * The order exists.
   *
   * @param order as it was acknowledged, before any fill
   */
  record Accepted(Order order) implements Placement {}

  /** There is no order. */
  record Refused(Refusal refusal) implements Placement {}
}
