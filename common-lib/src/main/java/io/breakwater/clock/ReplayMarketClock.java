package io.breakwater.clock;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * Market time as a fixed function of machine time: the anchor of the setting, and from there along
 * the timeline.
 */
final class ReplayMarketClock implements MarketClock {

  private final ReplaySetting setting;
  private final ReplayTimeline timeline;
  private final InstantSource machine;
  private final long anchor;

  ReplayMarketClock(ReplaySetting setting, ReplayTimeline timeline, InstantSource machine) {
    this.setting = setting;
    this.timeline = timeline;
    this.machine = machine;
    this.anchor = timeline.positionOf(setting.market());
  }

  @Override
  public Instant instant() {
    return marketTimeOf(machine.instant());
  }

  @Override
  public InstantSource machine() {
    return machine;
  }

  @Override
  public Instant marketTimeOf(Instant machine) {
    try {
      long elapsed = ChronoUnit.NANOS.between(setting.origin(), machine);
      return timeline.marketTimeAt(Math.addExact(anchor, elapsed));
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "machine time must be within centuries of the origin, was " + machine, e);
    }
  }

  @Override
  public Instant machineTimeOf(Instant market) {
    return setting.origin().plusNanos(timeline.positionOf(market) - anchor);
  }

  @Override
  public boolean isReplay() {
    return true;
  }
}
