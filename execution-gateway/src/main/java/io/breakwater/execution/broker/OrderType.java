package io.breakwater.execution.broker;

import java.util.Locale;

/** FIX tag 40. */
public enum OrderType {
  /** At the best price there is. */
  MARKET,
  /** At the limit price or better. */
  LIMIT,
  /** At the market, once the price has reached the stop. */
  STOP,
  /** At the limit price or better, once the price has reached the stop. */
  STOP_LIMIT,
  /** At the market, once the price has come back from its best by the trail. */
  TRAILING_STOP;

  /** Whether it waits for a price before it trades at all. */
  public boolean waitsForTrigger() {
    return this == STOP || this == STOP_LIMIT || this == TRAILING_STOP;
  }

  /** As clients and brokers write it. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
