package io.breakwater.execution.broker;

/** The broker could not be asked, or what it answered could not be believed. */
public final class BrokerUnreadableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BrokerUnreadableException(String reason) {
    super(reason);
  }
}
