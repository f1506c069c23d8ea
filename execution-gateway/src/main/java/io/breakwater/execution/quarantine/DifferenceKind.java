package io.breakwater.execution.quarantine;

/** What our books and the broker's can differ about. The names are stable. */
public enum DifferenceKind {
  /** The broker has filled more of an order of ours than we have counted. */
  MISSING_FILL,
  /** The broker has heard more of an order of ours than we have. */
  STATUS_BEHIND,
  /** The broker has an order that nobody sent through here. */
  UNKNOWN_ORDER,
  /** The broker has another order under the client order id of ours. */
  CLIENT_ORDER_ID_TAKEN,
  /** The broker says that an order goes on which, by its earlier word, had ended. */
  STATUS_AHEAD,
  /** We have counted more of an order as filled than the broker has filled. */
  EXTRA_FILL,
  /** The broker does not know an order any more that it had taken. */
  EXTRA_ORDER,
  /** More of an order is filled than was ordered. */
  OVERFILLED,
  /** The broker holds another quantity of a symbol than our fills sum up to. */
  POSITION_DIFFERS
}
