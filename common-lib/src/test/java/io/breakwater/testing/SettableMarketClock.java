package io.breakwater.testing;

import io.breakwater.clock.MarketClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A market clock of two hands that are moved one by one or together. Between the two it converts as
 * if market time ran as fast as machine time from where they stand. Thread-safe.
 */
public final class SettableMarketClock implements MarketClock {
  private final SettableClock market;
  private final SettableClock machine;

  private SettableMarketClock(Instant market, Instant machine) {
    this.market = SettableClock.at(market);
    this.machine = SettableClock.at(machine);
  }

  /** Both hands show the same. */
  public static SettableMarketClock at(String both) {
    return at(both, both);
  }

  public static SettableMarketClock at(String market, String machine) {
    return new SettableMarketClock(Instant.parse(market), Instant.parse(machine));
  }

  @Override
  public Instant instant() {
    return market.instant();
  }

  @Override
  public InstantSource machine() {
    return machine;
  }

  @Override
  public Instant marketTimeOf(Instant instant) {
    return instant.plus(lead());
  }

  @Override
  public Instant machineTimeOf(Instant instant) {
    return instant.minus(lead());
  }

  /** Whether the two hands differ. */
  @Override
  public boolean isReplay() {
    return !lead().isZero();
  }

  public void setMarket(Instant instant) {
    market.set(instant);
  }

  public void setMachine(Instant instant) {
    machine.set(instant);
  }

  public void advanceMachine(Duration duration) {
    machine.advance(duration);
  }

  /** Moves both hands. */
  public void advance(Duration duration) {
    market.advance(duration);
    machine.advance(duration);
  }

  private Duration lead() {
    return Duration.between(machine.instant(), market.instant());
  }
}
