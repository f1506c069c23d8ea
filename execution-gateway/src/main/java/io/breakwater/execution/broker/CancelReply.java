package io.breakwater.execution.broker;

/**
 * The broker's answer to a request to cancel. The order ends only when the broker says so later.
 */
public sealed interface CancelReply {

  /** It will try. A fill may still come first. */
  record Requested() implements CancelReply {}

  /** It has nothing to cancel: the order is done already, or it does not know it. */
  record NotCancelable(String reason) implements CancelReply {}

  /** It may have heard us, it may not. */
  record Unclear(String reason) implements CancelReply {}
}
