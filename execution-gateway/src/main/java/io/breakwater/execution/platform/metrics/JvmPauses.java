package io.breakwater.execution.platform.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Counts how often the whole process stood still, whether for garbage, for want of a processor, or
 * with its machine: a thread that does nothing but sleep wakes up late. Nothing else goes by it;
 * leases and deadlines hold whatever a pause does. Thread-safe.
 */
public final class JvmPauses implements SmartLifecycle {
  /** Shorter ones no deadline of ours notices: a send has a margin of as much. */
  static final Duration NOTED = Duration.ofMillis(300);

  private static final Duration NAP = Duration.ofMillis(50);
  private static final Logger LOG = LoggerFactory.getLogger(JvmPauses.class);

  private final Timer pauses;
  private final LongSupplier nanoTime;
  private volatile @Nullable Thread sleeper;

  public JvmPauses(MeterRegistry metrics, LongSupplier nanoTime) {
    this.pauses =
        Timer.builder("breakwater.jvm.pauses")
            .description("times that the whole process stood still for more than 300 ms")
            .register(metrics);
    this.nanoTime = nanoTime;
  }

  @Override
  public void start() {
    sleeper = Thread.ofPlatform().daemon().name("jvm-pauses").start(this::watch);
  }

  @Override
  public void stop() {
    Thread watching = sleeper;
    sleeper = null;
    if (watching != null) {
      LockSupport.unpark(watching);
    }
  }

  @Override
  public boolean isRunning() {
    return sleeper != null;
  }

  private void watch() {
    while (isRunning()) {
      napOnce();
    }
  }

  void napOnce() {
    long before = nanoTime.getAsLong();
    LockSupport.parkNanos(NAP.toNanos());
    Duration late = Duration.ofNanos(nanoTime.getAsLong() - before).minus(NAP);
    if (late.compareTo(NOTED) > 0) {
      pauses.record(late);
      LOG.atWarn().addKeyValue("millis", late.toMillis()).log("the process stood still");
    }
  }
}
