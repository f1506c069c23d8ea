package io.breakwater.localstack.venue.order;

import java.util.Locale;
import java.util.Optional;

/**
 * How the orders of a family hang together: a bracket is an entry with a profit and a loss leg, an
 * OTO one with either, an OCO the two legs of a position that there is already.
 */
public enum OrderClass {
  BRACKET,
  OCO,
  OTO;

  public static Optional<OrderClass> parse(String text) {
    return Wire.parse(values(), text);
  }

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
