package io.breakwater.execution.position;

import io.breakwater.execution.broker.Symbol;
import java.time.LocalDate;

/**
 * The use case "reverse a split that was booked by mistake": the position becomes what it would be
 * had the split never been booked, and the right one can be. Nothing is deleted. Idempotent on
 * symbol and ex-date. Thread-safe.
 */
public final class ReverseSplit {
  private final SplitLedger ledger;

  public ReverseSplit(SplitLedger ledger) {
    this.ledger = ledger;
  }

  /**
   * Reverses the one that stands.
   *
   * @param reason why, for the log
   * @param actor who wants it, from the credential
   */
  public SplitReversal reverse(Symbol symbol, LocalDate exDate, String reason, String actor) {
    try {
      return ledger.reverse(symbol, exDate, reason, actor);
    } catch (TooManySharesException e) {
      return new SplitReversal.TooLarge();
    }
  }
}
