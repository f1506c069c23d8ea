package io.breakwater.planted.sound.order;

import io.breakwater.money.Price;

/** A port. */
public interface OrderLedger {
  void record(Price limitPrice);
}
