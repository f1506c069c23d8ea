package io.breakwater.orchestrator.run;

/** What a step of a run has led to. */
public enum Advance {
  /** It moved on: the next step can be taken at once. */
  AGAIN,
  /** It waits for something outside: the next step is due after a pause. */
  WAIT,
  /** It has ended. */
  ENDED
}
