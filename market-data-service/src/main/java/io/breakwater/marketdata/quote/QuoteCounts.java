package io.breakwater.marketdata.quote;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many quotes were taken, dropped for which reason, and overtaken before publication.
 * Thread-safe.
 */
public final class QuoteCounts {

  private final LongAdder accepted = new LongAdder();
  private final LongAdder overtaken = new LongAdder();
  private final Map<DropReason, LongAdder> dropped = new EnumMap<>(DropReason.class);

  public QuoteCounts() {
    for (DropReason reason : DropReason.values()) {
      dropped.put(reason, new LongAdder());
    }
  }

  void countAccepted() {
    accepted.increment();
  }

  void countOvertaken() {
    overtaken.increment();
  }

  void countDropped(DropReason reason) {
    counter(reason).increment();
  }

  public long accepted() {
    return accepted.sum();
  }

  /** Quotes that a newer one of the same symbol replaced before they were published. */
  public long overtaken() {
    return overtaken.sum();
  }

  public long dropped(DropReason reason) {
    return counter(reason).sum();
  }

  private LongAdder counter(DropReason reason) {
    LongAdder counter = dropped.get(reason);
    if (counter == null) {
      throw new IllegalStateException("no counter for " + reason);
    }
    return counter;
  }
}
