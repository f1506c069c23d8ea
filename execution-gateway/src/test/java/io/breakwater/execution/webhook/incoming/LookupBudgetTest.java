package io.breakwater.execution.webhook.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LookupBudgetTest {
  private final AtomicLong nanos = new AtomicLong(-42);
  private final LookupBudget budget = new LookupBudget(30, 10, nanos::get);

  @Test
  void allowsABurstAndThenNoMoreThanItsRate() {
    assertThat(takeAll()).isEqualTo(10);

    assertThat(takeDuring(Duration.ofMinutes(10))).isEqualTo(300);
  }

  @Test
  void savesNoMoreThanABurst() {
    nanos.addAndGet(Duration.ofHours(5).toNanos());

    assertThat(takeAll()).isEqualTo(10);
  }

  private int takeDuring(Duration duration) {
    int taken = 0;
    for (long second = 0; second < duration.toSeconds(); second++) {
      nanos.addAndGet(Duration.ofSeconds(1).toNanos());
      taken += takeAll();
    }
    return taken;
  }

  private int takeAll() {
    int taken = 0;
    while (!budget.isSpent()) {
      budget.take();
      taken++;
    }
    return taken;
  }
}
