package io.breakwater.orchestrator.orders;

import java.util.Locale;

/** Whether an order buys or sells (FIX tag 54). */
public enum Side {
  BUY,
  SELL;

  /** The spelling on the wire: {@code buy} or {@code sell}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
