package io.breakwater.execution.webhook.incoming;

/** How far a hint has come. */
public enum HintState {
  PENDING,
  DONE,
  /** Tried in vain; waits for an operator. */
  DEAD
}
