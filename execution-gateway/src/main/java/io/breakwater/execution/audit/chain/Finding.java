package io.breakwater.execution.audit.chain;

/**
 * One thing that is wrong with the chain.
 *
 * @param sequence the row of the chain where it shows
 * @param what for people
 */
public record Finding(Kind kind, long sequence, String what) {

  /** What was done. */
  public enum Kind {
    /** A row, or the event of a row, is gone. */
    MISSING,
    /** The event, or the row, is not what was hashed. */
    CHANGED,
    /** It is genuine, and stands in another's place. */
    REORDERED,
    /** The chain ends before its head. */
    TRUNCATED,
    /** The last row is not the one that the head names. */
    HEAD_DIFFERS,
    /** Something is there that was never chained. */
    INSERTED
  }
}
