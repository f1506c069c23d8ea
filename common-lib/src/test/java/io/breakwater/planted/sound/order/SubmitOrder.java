package io.breakwater.planted.sound.order;

import io.breakwater.money.Price;
import java.time.Instant;
import java.time.InstantSource;

/** Plain Java, its time handed in. */
public final class SubmitOrder {
  private final OrderLedger ledger;
  private final InstantSource machine;

  public SubmitOrder(OrderLedger ledger, InstantSource machine) {
    this.ledger = ledger;
    this.machine = machine;
  }

  public Instant submit(Price limitPrice) {
    ledger.record(limitPrice);
    return machine.instant();
  }
}
