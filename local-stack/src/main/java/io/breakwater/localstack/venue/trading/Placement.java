package io.breakwater.localstack.venue.trading;

import io.breakwater.localstack.venue.order.Order;
import io.breakwater.localstack.venue.order.Refusal;
import java.util.List;

/** What became of a request for an order. */
public sealed interface Placement {

  /**
   * The order exists.
   *
   * @param order as it was acknowledged, before any fill
   * @param legs those that hang on it
   */
  record Accepted(Order order, List<Order> legs) implements Placement {
    public Accepted {
      legs = List.copyOf(legs);
    }
  }

  /** There is no order. */
  record Refused(Refusal refusal) implements Placement {}
}
