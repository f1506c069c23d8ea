package io.breakwater.marketdata.feed;

/** Opens connections to the vendor's stream. */
public interface FeedConnector {

  /**
   * Connects and authenticates, within a bounded time.
   *
   * @throws FeedUnavailableException if either failed
   */
  FeedConnection connect(FeedListener listener);
}
