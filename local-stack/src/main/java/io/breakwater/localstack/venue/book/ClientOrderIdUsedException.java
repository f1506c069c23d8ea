package io.breakwater.localstack.venue.book;

import io.breakwater.localstack.venue.order.ClientOrderId;

/** A client order id that some order, open or ended, already has. */
public final class ClientOrderIdUsedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ClientOrderIdUsedException(ClientOrderId id, Throwable cause) {
    super("client order id was used before: " + id, cause);
  }
}
