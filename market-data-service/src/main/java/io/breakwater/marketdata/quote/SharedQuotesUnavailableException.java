package io.breakwater.marketdata.quote;

import org.jspecify.annotations.Nullable;

/** The {@link SharedQuotes} cannot be reached now. */
public final class SharedQuotesUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public SharedQuotesUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
