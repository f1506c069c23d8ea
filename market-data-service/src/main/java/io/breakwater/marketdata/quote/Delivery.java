package io.breakwater.marketdata.quote;

/** How a quote came to us. */
public enum Delivery {
  /** The vendor sent it because it had just changed. */
  STREAMED,
  /**
   * We asked for the latest: it may be old in a quiet or closed market, and still be the latest.
   */
  LOOKED_UP
}
