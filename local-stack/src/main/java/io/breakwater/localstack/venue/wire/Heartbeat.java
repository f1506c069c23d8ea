package io.breakwater.localstack.venue.wire;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does one thing again and again, at machine time's pace, on a thread of its own. What it throws is
 * logged and it goes on: the next beat may work.
 */
public final class Heartbeat implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

  private final String name;
  private final Runnable work;
  private final ScheduledExecutorService executor;

  private Heartbeat(String name, Runnable work) {
    this.name = name;
    this.work = work;
    this.executor =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name(name).daemon().factory());
  }

  public static Heartbeat start(String name, Duration interval, Runnable work) {
    var heartbeat = new Heartbeat(name, work);
    long millis = interval.toMillis();
    // Its future never completes: beat() lets nothing out, and close() ends the executor.
    var _ =
        heartbeat.executor.scheduleWithFixedDelay(
            heartbeat::beat, millis, millis, TimeUnit.MILLISECONDS);
    return heartbeat;
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }

  private void beat() {
    try {
      work.run();
    } catch (RuntimeException e) {
      // Any: an exception that escapes would end the loop for good, and silently.
      LOG.atError().setCause(e).addKeyValue("loop", name).log("a beat failed");
    }
  }
}
