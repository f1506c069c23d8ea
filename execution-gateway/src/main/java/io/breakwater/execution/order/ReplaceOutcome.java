package io.breakwater.execution.order;

import io.breakwater.execution.risk.DenialReason;

/** What became of a request to replace an order. */
public sealed interface ReplaceOutcome {

  /**
   * The replacement, as it stands after the send: also one that the broker rejected, or UNKNOWN.
   */
  record Submitted(Order replacement) implements ReplaceOutcome {}

  /** The same request again: the replacement as it now stands. Nothing was sent. */
  record Repeated(Order replacement) implements ReplaceOutcome {}

  /** Another request under a key that is used up. Nothing was sent. */
  record KeyReused(Order order) implements ReplaceOutcome {}

  /** Refused by a gate; the key is not used up, and the order works on as it was. */
  record Denied(Order replacement, DenialReason reason) implements ReplaceOutcome {}

  /** The order is done, is being canceled or replaced, or is of a kind that nothing replaces. */
  record NotReplaceable(Order order) implements ReplaceOutcome {}

  /** The change is of the number of shares, and one of the numbers is not whole. */
  record FractionTouched(Order order) implements ReplaceOutcome {}

  /** The order has nothing of what is to change, or would stay as it is. */
  record Misfit(String why) implements ReplaceOutcome {}

  /** Something needed is away or busy. Nothing is written down. */
  record NotNow(String why, String code) implements ReplaceOutcome {

    public NotNow(String why) {
      this(why, "SERVICE_UNAVAILABLE");
    }
  }

  record NoSuchOrder() implements ReplaceOutcome {}
}
