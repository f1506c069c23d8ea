package io.breakwater.orchestrator.orders;

import java.util.regex.Pattern;

/**
 * Our own name for an order (FIX tag 11), and its idempotency key: one id is at most one order at
 * the broker, for ever. At most 48 characters, the shorter of the two limits that Alpaca's
 * documents give.
 */
public record ClientOrderId(String value) {

  private static final Pattern PATTERN = Pattern.compile("bw-[A-Za-z0-9.-]{1,45}");

  /**
   * @throws IllegalArgumentException if the text is no id of the suite's own
   */
  public ClientOrderId {
    if (!PATTERN.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "client order id must match " + PATTERN + ", was '" + value + "'");
    }
  }

  public static ClientOrderId of(String value) {
    return new ClientOrderId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
