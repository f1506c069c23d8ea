package io.breakwater.execution.risk;

/** What the row of the trading gate says, read under its lock. */
public sealed interface GateReading {

  /**
   * The row was read.
   *
   * @param state HALTED also where the row was opened for another broker account than ours
   * @param epoch how often the state has been set: an order carries the epoch it was let through in
   */
  record Read(TradingState state, long epoch) implements GateReading {}

  /** There is no row, or it says something we do not know: counts as engaged. */
  record Unreadable(String why) implements GateReading {}
}
