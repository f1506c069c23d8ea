package io.breakwater.marketdata.feed;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** What has happened on the feed since this process started. Thread-safe. */
public final class FeedCounts {

  private final LongAdder messages = new LongAdder();
  private final LongAdder unexpected = new LongAdder();
  private final LongAdder connects = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final LongAdder refusals = new LongAdder();
  private final LongAdder gaps = new LongAdder();
  private final LongAdder gapMillis = new LongAdder();

  void countMessage() {
    messages.increment();
  }

  void countUnexpected() {
    unexpected.increment();
  }

  void countConnect() {
    connects.increment();
  }

  void countFailure() {
    failures.increment();
  }

  void countRefusal() {
    refusals.increment();
  }

  void countGap(Duration length) {
    gaps.increment();
    gapMillis.add(length.toMillis());
  }

  /** Messages of any kind that the vendor sent. */
  public long messages() {
    return messages.sum();
  }

  /** Messages that we had no use for, or could not read. */
  public long unexpected() {
    return unexpected.sum();
  }

  /** Connections that were opened and authenticated after the first. */
  public long reconnects() {
    return Math.max(0, connects.sum() - 1);
  }

  /** Attempts to connect that failed. */
  public long failures() {
    return failures.sum();
  }

  /** Requests of ours that the vendor refused. */
  public long refusals() {
    return refusals.sum();
  }

  /** Interruptions of a stream that was running. */
  public long gaps() {
    return gaps.sum();
  }

  /** How long the interruptions took together. */
  public Duration gapTime() {
    return Duration.ofMillis(gapMillis.sum());
  }
}
