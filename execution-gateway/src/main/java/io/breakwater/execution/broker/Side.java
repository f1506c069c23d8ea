package io.breakwater.execution.broker;

import io.breakwater.money.Quantity;
import io.breakwater.money.SignedQuantity;

/** FIX tag 54. A sell that exceeds what is held is a short sale; the side is the same. */
public enum Side {
  BUY,
  SELL;

  /** The change of position that this many shares on this side make: a sell is negative. */
  public SignedQuantity signed(Quantity quantity) {
    SignedQuantity bought = SignedQuantity.of(quantity);
    return this == BUY ? bought : bought.negated();
  }
}
