package io.breakwater.localstack.venue.wire;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds its callers for a span of machine time, and lets them all go when it is closed. */
public final class Pause implements AutoCloseable {
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Returns when the span is over, this is closed, or the thread is interrupted. */
  public void hold(Duration span) {
    try {
      // Either way its caller goes on.
      var _ = closed.await(span.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
