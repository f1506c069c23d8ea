package io.breakwater.execution.position;

/** Where splits are booked. Thread-safe. */
public interface SplitLedger {

  /**
   * Books it for the account and for every strategy, from the start of its ex-date in New York, in
   * one transaction with its event; one per symbol and ex-date.
   */
  SplitOutcome book(CompanySplit split, String actor);
}
