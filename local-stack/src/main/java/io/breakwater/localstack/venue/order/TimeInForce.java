package io.breakwater.localstack.venue.order;

import java.util.Locale;
import java.util.Optional;

/**
 * How long an order works (FIX tag 59): to the session's close, until canceled, for the one quote
 * it meets on arrival, in part or whole, or at the open or close of a session alone.
 */
public enum TimeInForce {
  DAY,
  GTC,
  IOC,
  FOK,
  OPG,
  CLS;

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

  /** Whether it trades at one print, and at nothing else. */
  public boolean isAuction() {
    return this == OPG || this == CLS;
  }
}
