package io.breakwater.marketdata.feed;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Wakes the thread that waits for it before its time. Rings while nobody waits count once.
 * Thread-safe.
 */
public final class Alarm {

  private final Semaphore rung = new Semaphore(0);

  public void ring() {
    // Bounded: a second permit would only wake for nothing.
    if (rung.availablePermits() == 0) {
      rung.release();
    }
  }

  /**
   * Returns when the time is over or the alarm rings, whichever is first.
   *
   * @throws InterruptedException if the waiting thread is to stop
   */
  public void await(Duration atMost) throws InterruptedException {
    if (rung.tryAcquire(Math.max(0, atMost.toMillis()), TimeUnit.MILLISECONDS)) {
      rung.drainPermits();
    }
  }
}
