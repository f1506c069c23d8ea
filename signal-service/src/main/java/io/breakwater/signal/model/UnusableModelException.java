package io.breakwater.signal.model;

import org.jspecify.annotations.Nullable;

/** A model must not be used; the message says what is wrong with it. */
public final class UnusableModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnusableModelException(String message) {
    this(message, null);
  }

  public UnusableModelException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
