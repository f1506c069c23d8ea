package io.breakwater.boot;

/**
 * A JSON value that breaks a rule of the type it is read as. The message is a predicate in the
 * client's terms, such as {@code must be above zero}, and may be sent to the client.
 */
public final class UnacceptableText extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnacceptableText(String message) {
    super(message);
  }
}
