package io.breakwater.marketdata.feed.alpaca;

/** A frame of the stream is not in the form that Alpaca documents. */
final class UnreadableFrameException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableFrameException(String message, Throwable cause) {
    super(message, cause);
  }
}
