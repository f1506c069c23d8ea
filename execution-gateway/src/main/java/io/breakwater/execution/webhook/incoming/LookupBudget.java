package io.breakwater.execution.webhook.incoming;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How many lookups hints may cost, so that no flood of them uses up what the broker allows us. A
 * bucket of tokens that fills evenly. Confined to one thread.
 */
final class LookupBudget {
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final long interval;
  private final int burst;
  private final LongSupplier nanoTime;
  private long emptyAt;

  /**
   * A full bucket.
   *
   * @param burst how many lookups may follow each other at once
   */
  LookupBudget(int perMinute, int burst, LongSupplier nanoTime) {
    this.interval = MINUTE / perMinute;
    this.burst = burst;
    this.nanoTime = nanoTime;
    this.emptyAt = nanoTime.getAsLong() - burst * interval;
  }

  boolean isSpent() {
    return nanoTime.getAsLong() - emptyAt < interval;
  }

  /** Takes a token; to be called only while there is one. */
  void take() {
    emptyAt = Math.max(emptyAt, nanoTime.getAsLong() - burst * interval) + interval;
  }
}
