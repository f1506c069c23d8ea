package io.breakwater.execution.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.execution.broker.SendWindow;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SendTimingTest {

  /** Deadline 2 s, a call of 1 s and a margin of 300 ms leave 700 ms to begin in. */
  @Test
  void closesEarlyEnoughForAWholeCallBeforeTheDeadline() {
    var nanos = new AtomicLong(Long.MAX_VALUE - 5);
    var timing =
        new SendTiming(
            Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofMillis(300), nanos::get);
    SendWindow window = timing.openWindow();

    nanos.addAndGet(Duration.ofMillis(700).toNanos() - 1);
    assertThat(window.isOpen()).isTrue();

    nanos.incrementAndGet();
    assertThat(window.isOpen()).isFalse();
  }
}
