package io.breakwater.localstack.venue.order;

import java.util.Locale;
import java.util.Optional;

/**
 * Where an order is in its life, in Alpaca's words: {@code ACCEPTED} waits for the market to open,
 * {@code NEW} works in it.
 */
public enum OrderStatus {
  ACCEPTED,
  NEW,
  PARTIALLY_FILLED,
  FILLED,
  CANCELED,
  EXPIRED;

  public static Optional<OrderStatus> parse(String text) {
    return Wire.parse(values(), text);
  }

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it may still be filled or canceled. */
  public boolean isOpen() {
    return switch (this) {
      case ACCEPTED, NEW, PARTIALLY_FILLED -> true;
      case FILLED, CANCELED, EXPIRED -> false;
    };
  }
}
