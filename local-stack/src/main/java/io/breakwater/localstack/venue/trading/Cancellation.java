package io.breakwater.localstack.venue.trading;

import io.breakwater.localstack.venue.order.Order;
import io.breakwater.localstack.venue.order.OrderId;

/** What became of a request to cancel an order. */
public sealed interface Cancellation {

  /** It was open and is canceled now. */
  record Canceled(Order order) implements Cancellation {}

  /** It had ended before. */
  record TooLate(Order order) implements Cancellation {}

  /** A replacement is on its way: it can be canceled when that has arrived. */
  record NotNow(Order order) implements Cancellation {}

  /** There is no such order. */
  record Unknown(OrderId id) implements Cancellation {}
}
