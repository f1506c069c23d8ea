package io.breakwater.localstack.venue.order;

import io.breakwater.money.Quantity;
import io.breakwater.money.SignedQuantity;
import java.util.Locale;
import java.util.Optional;

/** Whether an order buys or sells (FIX tag 54). */
public enum Side {
  BUY,
  SELL;

  public static Optional<Side> parse(String text) {
    return Wire.parse(values(), text);
  }

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The side that closes what this one opens. */
  public Side other() {
    return this == BUY ? SELL : BUY;
  }

  /** By how much an execution of that many shares moves the position. */
  public SignedQuantity signed(Quantity quantity) {
    SignedQuantity shares = SignedQuantity.of(quantity);
    return this == BUY ? shares : shares.negated();
  }
}
