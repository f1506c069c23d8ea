package io.breakwater.orchestrator.target;

/** Why a symbol of a run is not traded. The names are stable codes. */
public enum SkipReason {
  /** The model cannot tell the best from the worst: no separation, no trade. */
  NO_SEPARATION,
  /** Nobody has a usable quote of it. */
  PRICE_MISSING,
  /** Its quote was received too long ago. */
  PRICE_STALE,
  /** Its quote is of another session than the running one. */
  PRICE_OF_ANOTHER_SESSION,
  /** It buys, and the sells that come first had not all ended in time. */
  SELLS_STILL_OPEN,
  /** The time to send orders in was over. */
  TOO_LATE,
  /** The session that the orders were meant for was over. */
  SESSION_OVER,
  /** The gateway could not be reached in time, and says that it has no such order. */
  NEVER_ARRIVED
}
