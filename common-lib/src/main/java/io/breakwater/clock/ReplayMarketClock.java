package io.breakwater.clock;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * Market time as a fixed function of machine time: the timeline, laid so that the setting's market
 * time falls on its origin.
 */
final class ReplayMarketClock implements MarketClock {

  private final ReplayTimeline timeline;
  private final InstantSource machine;
  private final Instant first;
  private final Instant end;

  ReplayMarketClock(ReplaySetting setting, ReplayTimeline timeline, InstantSource machine) {
    this.timeline = timeline;
    this.machine = machine;
    long anchor = timeline.positionOf(setting.market());
    this.first = setting.origin().minusNanos(anchor);
    this.end = setting.origin().plusNanos(timeline.length() - anchor);
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
    if (machine.isBefore(first) || !machine.isBefore(end)) {
      throw new IllegalArgumentException(
          "the replay runs from %s to %s of machine time, was asked for %s"
              .formatted(first, end, machine));
    }
    return timeline.marketTimeAt(ChronoUnit.NANOS.between(first, machine));
  }

  @Override
  public Instant machineTimeOf(Instant market) {
    return first.plusNanos(timeline.positionOf(market));
  }

  @Override
  public boolean isReplay() {
    return true;
  }
}
