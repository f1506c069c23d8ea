package io.breakwater.execution.broker;

/** The order's id that the broker gave it (FIX tag 37). */
public record BrokerOrderId(String value) {

  private static final int LONGEST = 128;

  public BrokerOrderId {
    if (value.isBlank() || value.length() > LONGEST) {
      throw new IllegalArgumentException("brokerOrderId must have 1 to 128 characters");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
