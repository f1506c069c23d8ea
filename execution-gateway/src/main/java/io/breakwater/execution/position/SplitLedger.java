package io.breakwater.execution.position;

import io.breakwater.execution.broker.Symbol;
import java.time.LocalDate;

/** Where splits are booked. Thread-safe. */
public interface SplitLedger {

  /**
   * Books it for the account and for every strategy, from the start of its ex-date in New York, in
   * one transaction with its event; one that stands per symbol and ex-date.
   *
   * @throws TooManySharesException if a position would have more than a quantity holds
   */
  SplitOutcome book(CompanySplit split, String actor);

  /**
   * Takes the one that stands out of every position that it counts in, in one transaction with its
   * event.
   *
   * @throws TooManySharesException if a position would have more than a quantity holds
   */
  SplitReversal reverse(Symbol symbol, LocalDate exDate, String reason, String actor);
}
