package io.breakwater.localstack.venue.order;

import java.util.Locale;
import java.util.Optional;

/** How an order names its price (FIX tag 40). */
public enum OrderType {
  MARKET,
  LIMIT;

  public static Optional<OrderType> parse(String text) {
    return Wire.parse(values(), text);
  }

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
