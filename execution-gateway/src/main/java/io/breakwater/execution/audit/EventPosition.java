package io.breakwater.execution.audit;

import java.util.Comparator;

/**
 * A place in the order in which the table of events is read: by transaction, and within one by
 * sequence. The sequence alone will not do, because it is given before the commit: an event with a
 * smaller one may appear after a reader has passed.
 *
 * @param transaction PostgreSQL's 64-bit transaction id, 0 or more
 * @param sequence of the event, 0 or more
 */
public record EventPosition(long transaction, long sequence) implements Comparable<EventPosition> {
  /** Before every event. */
  public static final EventPosition START = new EventPosition(0, 0);

  private static final Comparator<EventPosition> ORDER =
      Comparator.comparingLong(EventPosition::transaction)
          .thenComparingLong(EventPosition::sequence);

  /**
   * @throws IllegalArgumentException if either is below 0
   */
  public EventPosition {
    if (transaction < 0 || sequence < 0) {
      throw new IllegalArgumentException(
          "transaction and sequence must be at least 0, were transaction=%d sequence=%d"
              .formatted(transaction, sequence));
    }
  }

  @Override
  public int compareTo(EventPosition other) {
    return ORDER.compare(this, other);
  }

  public boolean isAfter(EventPosition other) {
    return compareTo(other) > 0;
  }
}
