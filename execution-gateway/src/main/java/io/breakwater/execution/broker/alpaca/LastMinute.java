package io.breakwater.execution.broker.alpaca;

/** Counts what happened in the last minute, in half seconds. Guarded by whoever holds it. */
final class LastMinute {
  private static final long SLOT_NANOS = 500_000_000L;
  private static final int SLOTS = 120;

  private final int[] counts = new int[SLOTS + 1];
  private long newestSlot;
  private int sum;

  /** Forgets what is older than a minute; the time is since the start. */
  void moveOn(long now) {
    long slot = now / SLOT_NANOS;
    for (long next = Math.max(newestSlot + 1, slot - SLOTS); next <= slot; next++) {
      sum -= counts[index(next)];
      counts[index(next)] = 0;
    }
    newestSlot = Math.max(newestSlot, slot);
  }

  int sum() {
    return sum;
  }

  /** Counts one now, and returns where it was counted. */
  long add() {
    counts[index(newestSlot)]++;
    sum++;
    return newestSlot;
  }

  /** Counts one no more, unless it is forgotten already. */
  void takeBack(long slot) {
    if (newestSlot - slot < counts.length) {
      counts[index(slot)]--;
      sum--;
    }
  }

  private int index(long slot) {
    return (int) (slot % counts.length);
  }
}
