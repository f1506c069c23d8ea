package io.breakwater.orchestrator.orders;

import org.jspecify.annotations.Nullable;

/**
 * What became of handing an order to the gateway. Denied is the gateway's no, by its trading rules;
 * rejected is the broker's and comes in an {@link OrderReport}.
 */
public sealed interface Submission {

  /** The gateway has the order; its status may be UNKNOWN, or REJECTED by the broker. */
  record Placed(OrderReport report) implements Submission {}

  /**
   * The gateway's rules refused the order (409, 422): no broker saw it.
   *
   * @param orderId the row that the gateway keeps of the denial, where it says so
   */
  record Denied(String code, String detail, @Nullable String orderId) implements Submission {}

  /** The gateway could not take the request as one (any other 4xx): there is no such order. */
  record Refused(String code, String detail) implements Submission {}

  /**
   * No answer that can be relied on: the order may be there or not. The same id may be sent again.
   */
  record Unanswered(String detail) implements Submission {}
}
