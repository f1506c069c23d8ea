package io.breakwater.execution.position;

/** What became of a split that was to be reversed. */
public sealed interface SplitReversal {

  /**
   * It no longer counts.
   *
   * @param position the account's, since
   */
  record Reversed(CompanySplit split, Position position) implements SplitReversal {}

  /** It was reversed before; nothing changed. */
  record Repeated(CompanySplit split, Position position) implements SplitReversal {}

  /** None is booked for that symbol and ex-date. */
  record NotBooked() implements SplitReversal {}

  /** Without it the others of the symbol would make more shares than there can be. */
  record TooLarge() implements SplitReversal {}
}
