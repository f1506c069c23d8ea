package io.breakwater.execution.reconciliation;

/** Why books were compared. */
public enum PassKind {
  /** A gateway has begun to follow the broker: no order leaves before this one has ended. */
  START,
  /** It was time. */
  SCHEDULED,
  /** An operator asked for it. */
  REQUESTED;

  /**
   * Whether everything that stays different counts at once. A scheduled pass comes again soon, and
   * gives the broker until then to list what it has just executed.
   */
  boolean isThorough() {
    return this != SCHEDULED;
  }
}
