package io.breakwater.execution.broker.alpaca;

/**
 * What a request is for, which decides how much of the rate budget it leaves to others: whoever
 * comes later here leaves more of it alone.
 */
enum Lane {
  /** What stops trading: counted, and never held back. */
  STOP(0),
  /** Cancels: all of the budget. */
  CANCEL(0),
  /** Questions that an order or a cancel hangs on: not the last part, which is for cancels. */
  LOOKUP(1),
  /** Orders: not the part that is kept for the lanes above. */
  ORDER(2),
  /** Questions that come before an order, so that no flood of them takes all that orders have. */
  PREPARATION(4),
  /** Polls and what is only looked at: what the lanes above leave. */
  BACKGROUND(5);

  private final int ninthsLeft;

  Lane(int ninthsLeft) {
    this.ninthsLeft = ninthsLeft;
  }

  /** The part of the budget that is not for this lane, nor for any below. */
  int ninthsLeft() {
    return ninthsLeft;
  }

  /** Whether it goes on while the broker says that there were too many requests. */
  boolean isUrgent() {
    return this == STOP || this == CANCEL || this == LOOKUP;
  }
}
