package io.breakwater.marketdata.subscription;

import org.jspecify.annotations.Nullable;

/** The execution gateway did not say what it holds. */
public final class PositionsUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public PositionsUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
