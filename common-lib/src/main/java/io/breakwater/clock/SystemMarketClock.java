package io.breakwater.clock;

import java.time.Instant;
import java.time.InstantSource;

/** Market time is machine time. */
record SystemMarketClock(InstantSource machine) implements MarketClock {

  @Override
  public Instant instant() {
    return machine.instant();
  }

  @Override
  public Instant marketTimeOf(Instant machine) {
    return machine;
  }

  @Override
  public Instant machineTimeOf(Instant market) {
    return market;
  }

  @Override
  public boolean isReplay() {
    return false;
  }
}
