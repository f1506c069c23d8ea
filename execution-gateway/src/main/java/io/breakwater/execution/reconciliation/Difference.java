package io.breakwater.execution.reconciliation;

import io.breakwater.execution.quarantine.Ground;

/**
 * One thing that our books and the broker's differed about.
 *
 * @param ground where, and how much
 * @param ours what our books said
 * @param broker what the broker said
 * @param resolution what has become of it
 */
public record Difference(Ground ground, String ours, String broker, Resolution resolution) {

  /** What has become of a difference. */
  public enum Resolution {
    /** The broker's word was booked: the books agree now. */
    HEALED,
    /** The order has a row of ours now, as EXTERNAL. */
    ADOPTED,
    /** What would settle it may be on its way; looked at again in the next pass. */
    WAITING,
    /** The symbol is in quarantine for it. */
    QUARANTINED,
    /** An operator has accepted it. */
    RELEASED
  }

  public Difference with(Resolution other) {
    return new Difference(ground, ours, broker, other);
  }

  public boolean isSettled() {
    return resolution == Resolution.HEALED || resolution == Resolution.ADOPTED;
  }
}
