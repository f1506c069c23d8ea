package io.breakwater.localstack.venue.order;

import java.util.Locale;
import java.util.Optional;

/** How an order names its price (FIX tag 40). */
public enum OrderType {
  MARKET,
  LIMIT,
  STOP,
  STOP_LIMIT,
  TRAILING_STOP;

  public static Optional<OrderType> parse(String text) {
    return Wire.parse(values(), text);
  }

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean hasLimit() {
    return this == LIMIT || this == STOP_LIMIT;
  }

  /** Whether the client names the price that sets it to work. */
  public boolean hasStop() {
    return this == STOP || this == STOP_LIMIT;
  }

  /** Whether it waits for a price before it works. */
  public boolean waits() {
    return hasStop() || this == TRAILING_STOP;
  }
}
