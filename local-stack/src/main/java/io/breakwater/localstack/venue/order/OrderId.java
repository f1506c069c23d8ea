package io.breakwater.localstack.venue.order;

import java.util.Optional;
import java.util.UUID;

/** The venue's own id of an order. */
public record OrderId(UUID value) {

  /** Reads an id as a client wrote it; nothing if it is no UUID. */
  public static Optional<OrderId> parse(String text) {
    try {
      return Optional.of(new OrderId(UUID.fromString(text)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
