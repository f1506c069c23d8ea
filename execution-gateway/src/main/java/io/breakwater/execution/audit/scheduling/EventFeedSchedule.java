package io.breakwater.execution.audit.scheduling;

import io.breakwater.execution.audit.EventFeed;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Polls for the readers of events while the service runs, and ends their streams before the web
 * server begins to wait for the requests that are under way: theirs would not end by themselves.
 * Thread-safe.
 */
public final class EventFeedSchedule implements SmartLifecycle {
  private final EventFeed feed;
  private volatile boolean running;

  public EventFeedSchedule(EventFeed feed) {
    this.feed = feed;
  }

  @Scheduled(fixedDelayString = "${breakwater.events.poll-interval:100ms}")
  void poll() {
    feed.poll();
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    feed.close();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** What has the highest phase stops first. */
  @Override
  public int getPhase() {
    return DEFAULT_PHASE;
  }
}
