package io.breakwater.localstack.venue.order;

/** The client's own id of an order, 1 to {@value #MAX_LENGTH} characters; used once, for ever. */
public record ClientOrderId(String value) {
  public static final int MAX_LENGTH = 128;

  /**
   * @throws IllegalArgumentException if it is empty or too long
   */
  public ClientOrderId {
    if (value.isEmpty() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "client order id must have 1..%d characters, had %d"
              .formatted(MAX_LENGTH, value.length()));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
