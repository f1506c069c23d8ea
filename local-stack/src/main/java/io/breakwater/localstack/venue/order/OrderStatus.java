package io.breakwater.localstack.venue.order;

import java.util.Locale;
import java.util.Optional;

/**
 * Where an order is in its life, in Alpaca's words: {@code ACCEPTED} waits for the market to open,
 * {@code NEW} works in it. {@code PENDING_REPLACE} works on while its replacement, {@code
 * PENDING_NEW}, is on its way to the exchange. {@code HELD} is a leg whose turn has not come.
 */
public enum OrderStatus {
  ACCEPTED,
  PENDING_NEW,
  HELD,
  NEW,
  PARTIALLY_FILLED,
  PENDING_REPLACE,
  FILLED,
  CANCELED,
  EXPIRED,
  REPLACED,
  REJECTED;

  public static Optional<OrderStatus> parse(String text) {
    return Wire.parse(values(), text);
  }

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it may still be filled or canceled. */
  public boolean isOpen() {
    return switch (this) {
      case ACCEPTED, PENDING_NEW, HELD, NEW, PARTIALLY_FILLED, PENDING_REPLACE -> true;
      case FILLED, CANCELED, EXPIRED, REPLACED, REJECTED -> false;
    };
  }

  /** Whether a replacement of it is on its way, or it is one: neither may be canceled then. */
  public boolean isInFlight() {
    return this == PENDING_NEW || this == PENDING_REPLACE;
  }

  /** Whether it may be replaced: it waits for no open, and no other request is under way. */
  public boolean isReplaceable() {
    return this == NEW || this == PARTIALLY_FILLED || this == HELD;
  }
}
