package io.breakwater.execution.position;

/** What became of a split that was to be booked. */
public sealed interface SplitOutcome {

  /**
   * It is booked.
   *
   * @param position the account's, since
   */
  record Booked(Position position) implements SplitOutcome {}

  /** The same is booked already; nothing changed. */
  record Repeated(Position position) implements SplitOutcome {}

  /** Another one is booked for that symbol and ex-date. */
  record Conflict(SplitRatio booked) implements SplitOutcome {}

  /** It, or with the others of the symbol, would make more shares than there can be. */
  record TooLarge() implements SplitOutcome {}

  /** Its ex-date is still to come. */
  record NotDue() implements SplitOutcome {}
}
