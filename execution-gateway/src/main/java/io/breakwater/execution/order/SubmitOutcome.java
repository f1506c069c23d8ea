package io.breakwater.execution.order;

import io.breakwater.execution.risk.DenialReason;

/**
 * What became of a request to send an order. Denied is ours; rejected is a status, the broker's.
 */
public sealed interface SubmitOutcome {

  /** A new order, as it stands after the send: also one that the broker rejected, or UNKNOWN. */
  record Submitted(Order order) implements SubmitOutcome {}

  /** The same request again: the order as it now stands. Nothing was sent. */
  record Repeated(Order order) implements SubmitOutcome {}

  /** Another request under a key that is used up. Nothing was sent. */
  record KeyReused(Order order) implements SubmitOutcome {}

  /** Refused by a gate; the key is not used up. */
  record Denied(Order order, DenialReason reason) implements SubmitOutcome {}

  /** The broker has no such asset. Nothing is written down. */
  record UnknownSymbol() implements SubmitOutcome {}

  /**
   * Something needed is away or busy. Nothing is written down; the same request may be made again.
   *
   * @param code for the caller, stable
   */
  record NotNow(String why, String code) implements SubmitOutcome {

    public NotNow(String why) {
      this(why, "SERVICE_UNAVAILABLE");
    }
  }
}
