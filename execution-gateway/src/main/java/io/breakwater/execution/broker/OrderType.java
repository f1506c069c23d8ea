package io.breakwater.execution.broker;

/** FIX tag 40. */
public enum OrderType {
  /** At the best price there is. */
  MARKET,
  /** At the limit price or better. */
  LIMIT
}
