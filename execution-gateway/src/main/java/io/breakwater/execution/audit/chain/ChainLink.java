package io.breakwater.execution.audit.chain;

import org.jspecify.annotations.Nullable;

/**
 * A row of the chain as it is found, with the event that it names.
 *
 * @param sequence its place, from 1 without a gap
 * @param event null where the log has no such event
 */
public record ChainLink(
    long sequence, long eventSequence, Hash previous, Hash hash, @Nullable CanonicalEvent event) {

  /** Whether the hash is that of the event behind the hash that the row itself names. */
  boolean isConsistent() {
    return event != null && fits(event);
  }

  /**
   * Whether the row was made for another event, which it names no more or whose place was taken.
   */
  public boolean isOf(CanonicalEvent other) {
    return fits(other) || (event != null && fits(other.inPlaceOf(event)));
  }

  private boolean fits(CanonicalEvent other) {
    return hash.equals(Hash.of(other.hashAfter(previous.bytes())));
  }
}
