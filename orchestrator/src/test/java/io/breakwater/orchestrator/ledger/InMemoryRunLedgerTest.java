package io.breakwater.orchestrator.ledger;

import io.breakwater.testing.SettableMarketClock;
import java.time.Duration;

class InMemoryRunLedgerTest extends RunLedgerContract {

  private final SettableMarketClock clock =
      SettableMarketClock.at(MARKET.toString(), "2026-11-22T21:00:00Z");

  @Override
  protected RunLedger newLedger() {
    return new InMemoryRunLedger(clock, PROPERTIES);
  }

  @Override
  protected void letPass(Duration duration) {
    clock.advanceMachine(duration);
  }
}
