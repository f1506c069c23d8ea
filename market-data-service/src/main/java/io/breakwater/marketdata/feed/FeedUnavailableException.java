package io.breakwater.marketdata.feed;

import org.jspecify.annotations.Nullable;

/** The vendor's stream cannot be had, or is gone. */
public final class FeedUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean refused;

  public FeedUnavailableException(String message) {
    this(message, null, false);
  }

  public FeedUnavailableException(String message, Throwable cause) {
    this(message, cause, false);
  }

  private FeedUnavailableException(String message, @Nullable Throwable cause, boolean refused) {
    super(message, cause);
    this.refused = refused;
  }

  /** The vendor refuses us, for our key or our plan: trying again soon is of no use. */
  public static FeedUnavailableException refused(String message) {
    return new FeedUnavailableException(message, null, true);
  }

  public boolean isRefused() {
    return refused;
  }
}
