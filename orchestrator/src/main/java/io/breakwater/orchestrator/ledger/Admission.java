package io.breakwater.orchestrator.ledger;

/** Whether a run may begin. Decided by constraints in the database, however many ask at once. */
public sealed interface Admission {

  /** It is written down, and the caller drives it. */
  record Created(Claim claim) implements Admission {}

  /** There is one for that strategy and date already. */
  record Exists(RunId runId) implements Admission {}

  /** Another run of that strategy has not ended: both would trade the same difference. */
  record InProgress(RunId runId) implements Admission {}
}
