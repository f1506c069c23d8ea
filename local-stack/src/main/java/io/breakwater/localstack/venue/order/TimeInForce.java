package io.breakwater.localstack.venue.order;

import java.util.Locale;
import java.util.Optional;

/**
 * How long an order works (FIX tag 59): to the session's close, until canceled, or for the one
 * quote it meets on arrival, in part or whole.
 */
public enum TimeInForce {
  DAY,
  GTC,
  IOC,
  FOK;

  public static Optional<TimeInForce> parse(String text) {
    return Wire.parse(values(), text);
  }

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether what is not filled on arrival is canceled at once. */
  public boolean isImmediate() {
    return this == IOC || this == FOK;
  }
}
