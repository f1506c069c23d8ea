package io.breakwater.execution.order;

/**
 * What became of a request to cancel. The order ends when the broker says so, and a fill may win.
 */
public sealed interface CancelOutcome {

  /** The broker will try. */
  record Requested(Order order) implements CancelOutcome {}

  /** There is nothing to cancel any more, or never was. */
  record NotCancelable(Order order) implements CancelOutcome {}

  /** The broker did not answer; asking again does no harm. */
  record NotNow(String why) implements CancelOutcome {}

  record NoSuchOrder() implements CancelOutcome {}
}
