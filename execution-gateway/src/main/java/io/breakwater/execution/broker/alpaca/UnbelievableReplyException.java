package io.breakwater.execution.broker.alpaca;

/**
 * Something Alpaca sent is not JSON of the expected shape, or outside the bounds of what can be
 * true.
 */
final class UnbelievableReplyException extends Exception {
  private static final long serialVersionUID = 1L;

  UnbelievableReplyException(String what) {
    super(what);
  }
}
