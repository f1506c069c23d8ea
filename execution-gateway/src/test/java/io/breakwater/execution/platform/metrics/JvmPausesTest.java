package io.breakwater.execution.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class JvmPausesTest {

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final AtomicLong step = new AtomicLong();
  private final AtomicLong now = new AtomicLong();
  private final JvmPauses pauses = new JvmPauses(metrics, () -> now.getAndAdd(step.get()));

  @Test
  void countsWhatIsLongerThanADeadlineCanBear() {
    napsFor(Duration.ofMillis(350));
    assertThat(counted().count()).isZero();

    napsFor(Duration.ofMillis(351));
    napsFor(Duration.ofSeconds(2));

    assertThat(counted().count()).isEqualTo(2);
    assertThat(counted().totalTime(TimeUnit.MILLISECONDS)).isEqualTo(301 + 1_950);
  }

  @Test
  void watchesWhileItRuns() {
    pauses.start();
    assertThat(pauses.isRunning()).isTrue();

    pauses.stop();

    assertThat(pauses.isRunning()).isFalse();
  }

  private void napsFor(Duration seeming) {
    step.set(seeming.toNanos());
    pauses.napOnce();
  }

  private Timer counted() {
    return metrics.get("breakwater.jvm.pauses").timer();
  }
}
