package io.breakwater.planted.sound.order.jdbc;

import io.breakwater.money.Price;
import io.breakwater.planted.sound.order.OrderLedger;

/** An adapter. */
public final class JdbcOrderLedger implements OrderLedger {
  @Override
  public void record(Price limitPrice) {}
}
