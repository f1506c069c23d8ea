package io.breakwater.execution.order;

/**
 * What became of a request to cancel. The order ends when the broker says so, and a fill may win.
 */
public sealed interface CancelOutcome {

  /** The broker will try. */
  record Requested(Order order) implements CancelOutcome {}

  /**
   * Written down, and the broker has not taken it yet: it is asked again until it has, or the order
   * has ended.
   *
   * @param why it has not
   */
  record Queued(Order order, String why) implements CancelOutcome {}

  /** There is nothing to cancel any more, or never was. */
  record NotCancelable(Order order) implements CancelOutcome {}

  record NoSuchOrder() implements CancelOutcome {}
}
