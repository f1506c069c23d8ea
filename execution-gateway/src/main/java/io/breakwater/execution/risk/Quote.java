package io.breakwater.execution.risk;

import io.breakwater.money.Price;
import java.time.Duration;
import java.time.Instant;

/**
 * A price to value a position at.
 *
 * @param mid between best bid and best ask
 * @param receivedAt machine time at which it reached us: its age is counted from here
 */
public record Quote(String symbol, Price mid, Instant receivedAt) {

  /**
   * How far it lies from that moment of machine time, never negative. One that seems to come from
   * the future is as doubtful as one as old: one of two machines' clocks is wrong.
   */
  public Duration ageAt(Instant machineTime) {
    return Duration.between(receivedAt, machineTime).abs();
  }
}
