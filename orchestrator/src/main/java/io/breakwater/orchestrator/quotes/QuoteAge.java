package io.breakwater.orchestrator.quotes;

/** What a quote is worth now. */
public enum QuoteAge {
  /** Fit to trade on. */
  FRESH,
  /** Received too long ago. */
  STALE,
  /** Of another session than the running one. */
  OF_ANOTHER_SESSION
}
