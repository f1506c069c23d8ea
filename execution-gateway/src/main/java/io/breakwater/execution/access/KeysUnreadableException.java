package io.breakwater.execution.access;

/** The store of keys does not answer: whose key it is can be said neither way. */
public final class KeysUnreadableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public KeysUnreadableException(Throwable cause) {
    super(cause);
  }
}
