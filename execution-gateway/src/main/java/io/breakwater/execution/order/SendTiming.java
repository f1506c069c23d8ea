package io.breakwater.execution.order;

import io.breakwater.execution.broker.SendWindow;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long an order may be on its way. The row carries a deadline by the database's clock, after
 * which nobody is sending it; the sender stops early enough by its own monotonic clock that a whole
 * call ends before that deadline. Thread-safe.
 *
 * @param deadline from writing the order down to the deadline in its row
 * @param callTimeout longest broker call
 * @param margin for whatever stalls us between the last look at the clock and the write
 */
public record SendTiming(
    Duration deadline, Duration callTimeout, Duration margin, LongSupplier nanoTime) {

  public SendTiming {
    if (deadline.compareTo(callTimeout.plus(margin)) <= 0) {
      throw new IllegalArgumentException(
          "the send deadline must exceed callTimeout=%s and margin=%s together, was %s"
              .formatted(callTimeout, margin, deadline));
    }
  }

  /** The window of an order that is written down from now on, never before. */
  SendWindow openWindow() {
    long opened = nanoTime.getAsLong();
    long span = deadline.minus(callTimeout).minus(margin).toNanos();
    return () -> nanoTime.getAsLong() - opened < span;
  }
}
