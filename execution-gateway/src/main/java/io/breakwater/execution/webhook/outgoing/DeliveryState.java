package io.breakwater.execution.webhook.outgoing;

/** Where a message is that was not delivered at the first attempt. */
public enum DeliveryState {
  /** It is tried again, and what comes after it waits. */
  RETRYING,
  /** It was tried in vain, and is kept for an operator; what came after it has gone on. */
  DEAD,
  /** An operator wants it tried again; beside the others, so it comes late. */
  REPLAYING,
  /** It was dead, and has been delivered since. */
  DELIVERED
}
