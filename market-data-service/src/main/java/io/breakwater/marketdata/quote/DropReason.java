package io.breakwater.marketdata.quote;

import java.util.Locale;

/**
 * Why a quote of the vendor's was not passed on. The names are metric labels: stable, never reused.
 */
public enum DropReason {
  /** A number with more digits than any price or size has. */
  UNREADABLE_NUMBER,
  /** A price of zero or below; vendors send zero where one side of the book is empty. */
  NON_POSITIVE_PRICE,
  /** A size below zero. */
  NEGATIVE_SIZE,
  /** The bid stands above the ask. Equal prices, a locked market, are usable. */
  CROSSED,
  /** Stamped in a year that the trading calendar does not reach. */
  UNREADABLE_TIME,
  /** Stamped later than our clock allows; it would make every honest quote after it look old. */
  FROM_THE_FUTURE,
  /**
   * Streamed so long after its stamp that its receive time would make it look fresher than it is.
   */
  STALE,
  /** Stamped earlier than the quote we already have. */
  OUT_OF_ORDER;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
