package io.breakwater.marketdata.feed;

/**
 * Hears what comes over one {@link FeedConnection}, one call after another. Must return quickly.
 */
public interface FeedListener {

  void onMessage(FeedMessage message);

  /** Anything came at all, such as the answer to a ping: the other side is alive. */
  void onSignOfLife();

  /** The connection is gone. Nothing is heard after this. */
  void onClosed(String reason);
}
