package io.breakwater.execution.broker;

/** FIX tag 59: how long an order works. */
public enum TimeInForce {
  /** Until the session's close; given outside a session, during the next one. */
  DAY,
  /** Until filled or canceled. */
  GTC,
  /** What fills at once; the rest is canceled. */
  IOC,
  /** All of it at once, or nothing. */
  FOK,
  /** In the opening auction. */
  OPG,
  /** In the closing auction. */
  CLS;

  /** Whether an order of this kind lives only for the moment it arrives. */
  public boolean isImmediate() {
    return this == IOC || this == FOK;
  }

  /** Whether it is given before an auction rather than into the running market. */
  public boolean isForAuction() {
    return this == OPG || this == CLS;
  }

  /** Whether an order of this kind may wait in the book for its price. */
  public boolean mayRest() {
    return this == DAY || this == GTC;
  }
}
