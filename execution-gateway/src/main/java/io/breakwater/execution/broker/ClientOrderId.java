package io.breakwater.execution.broker;

import java.util.regex.Pattern;

/**
 * The order's id that its sender chose (FIX tag 11): the idempotency key, passed to the broker as
 * it is. 1 to 128 visible ASCII characters, as many as Alpaca takes; unique for ever, also after a
 * cancel.
 */
public record ClientOrderId(String value) {

  /** For Bean Validation on what comes in from outside. */
  public static final String FORM = "[!-~]{1,128}";

  private static final Pattern PATTERN = Pattern.compile(FORM);
  private static final String RESERVED_PREFIX = "bw-";

  public ClientOrderId {
    if (!PATTERN.matcher(value).matches()) {
      throw new IllegalArgumentException("clientOrderId must have the form " + FORM);
    }
  }

  /** Whether the id has the prefix of those that only our own services derive. */
  public boolean isReserved() {
    return value.startsWith(RESERVED_PREFIX);
  }

  @Override
  public String toString() {
    return value;
  }
}
