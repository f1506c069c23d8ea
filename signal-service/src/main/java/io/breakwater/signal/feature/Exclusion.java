package io.breakwater.signal.feature;

/**
 * A symbol that was asked for and left out.
 *
 * @param detail the reason in words, for a reader
 */
public record Exclusion(String symbol, Reason reason, String detail) {

  /** Why; the codes are stable. */
  public enum Reason {
    /** The market-data service has no bars of it in the stretch asked for. */
    NO_BARS,
    /** It has bars, but none of the last session: suspended, or not loaded yet. */
    NO_BAR_OF_LAST_SESSION,
    /** It has not traded for long enough to fill the longest window. */
    SHORT_HISTORY,
    /** The model gave it no score. */
    NO_SCORE
  }
}
