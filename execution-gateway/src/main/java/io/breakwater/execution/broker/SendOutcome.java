package io.breakwater.execution.broker;

import java.time.Duration;

/**
 * What is known after an attempt to hand an order to the broker. Only {@link Accepted} and {@link
 * Refused} settle it; after the other three the broker has to be asked.
 */
public sealed interface SendOutcome {

  /** The broker has the order and said so, under our client order id. */
  record Accepted(BrokerOrder order) implements SendOutcome {}

  /**
   * The broker said that it does not take the order.
   *
   * @param reason its own words
   */
  record Refused(int status, String reason) implements SendOutcome {}

  /** The broker says that it knows this client order id already: perhaps from us. */
  record Duplicate(String reason) implements SendOutcome {}

  /**
   * The broker takes no orders now, because we asked for too much.
   *
   * @param retryAfter when it said that it will listen again
   */
  record Throttled(Duration retryAfter) implements SendOutcome {}

  /** Proved never to have left: no connection, or the send window had closed. */
  record NotSent(String reason) implements SendOutcome {}

  /** It may have arrived, it may not: timeout, broken connection, an answer that says nothing. */
  record Unclear(String reason) implements SendOutcome {}
}
