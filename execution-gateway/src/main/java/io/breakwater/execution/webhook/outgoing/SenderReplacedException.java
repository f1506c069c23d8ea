package io.breakwater.execution.webhook.outgoing;

/** Another sender has taken the endpoint over; what this one has to say comes too late. */
public final class SenderReplacedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SenderReplacedException(String endpoint) {
    super("another sender has taken over, endpoint=" + endpoint);
  }
}
