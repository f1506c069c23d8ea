package io.breakwater.execution.broker;

import java.util.Locale;

/**
 * Where the broker says an order is: Alpaca's vocabulary (Trading API v2, read 2026-11-22), and one
 * word for those that it may add.
 */
public enum BrokerOrderStatus {
  NEW,
  PENDING_NEW,
  ACCEPTED,
  ACCEPTED_FOR_BIDDING,
  HELD,
  STOPPED,
  SUSPENDED,
  CALCULATED,
  PARTIALLY_FILLED,
  PENDING_CANCEL,
  PENDING_REPLACE,
  DONE_FOR_DAY,
  FILLED,
  CANCELED,
  EXPIRED,
  REPLACED,
  REJECTED,
  /** A word we do not know: the broker has the order, and that is all we learn. */
  UNRECOGNIZED;

  public static BrokerOrderStatus of(String wire) {
    String name = wire.toUpperCase(Locale.ROOT);
    for (BrokerOrderStatus status : values()) {
      if (status.name().equals(name)) {
        return status;
      }
    }
    return UNRECOGNIZED;
  }
}
