package io.breakwater.marketdata.feed.lifecycle;

import io.breakwater.marketdata.feed.Alarm;
import io.breakwater.marketdata.feed.Feed;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Calls the feed's rounds on a thread of its own, and stops the feed with the application. */
public final class FeedThread implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(FeedThread.class);

  private static final Duration AFTER_FAULT = Duration.ofSeconds(1);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);

  private final Feed feed;
  private final Alarm alarm;

  private volatile @Nullable Thread thread;

  public FeedThread(Feed feed, Alarm alarm) {
    this.feed = feed;
    this.alarm = alarm;
  }

  @Override
  public void start() {
    thread = Thread.ofVirtual().name("feed").start(this::run);
  }

  @Override
  public void stop() {
    Thread running = thread;
    thread = null;
    if (running == null) {
      return;
    }
    running.interrupt();
    try {
      running.join(STOP_PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  private void run() {
    try {
      while (true) {
        alarm.await(round());
      }
    } catch (InterruptedException e) {
      // Asked to stop: nothing else interrupts this thread.
      LOG.atInfo().log("feed stops");
    } finally {
      feed.stop();
    }
  }

  private Duration round() {
    try {
      return feed.round();
    } catch (RuntimeException e) {
      // Whatever went wrong in one round, the feed must not stay down for it.
      LOG.atError().setCause(e).log("the feed's round failed");
      return AFTER_FAULT;
    }
  }
}
