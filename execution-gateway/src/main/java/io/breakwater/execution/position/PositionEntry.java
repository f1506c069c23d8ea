package io.breakwater.execution.position;

import org.jspecify.annotations.Nullable;

/**
 * One entry of a position, as it is written once and for ever.
 *
 * @param id grows with each entry of the position
 * @param fillId the fill that is counted, or that a bust takes out; null for a split and what
 *     reverses one
 * @param reverses the entry that no longer counts because of this one
 * @param change what this entry makes of the position at its place; null for one that only takes
 *     another out
 * @param outOfPlace whether entries that were known before come after it
 */
public record PositionEntry(
    long id,
    Kind kind,
    @Nullable Long fillId,
    @Nullable Long reverses,
    @Nullable PositionChange change,
    Place place,
    boolean outOfPlace) {

  /** Why a position moved. */
  public enum Kind {
    FILL,
    BUST,
    CORRECTION,
    SPLIT,
    SPLIT_REVERSAL
  }
}
