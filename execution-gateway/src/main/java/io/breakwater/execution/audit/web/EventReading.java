package io.breakwater.execution.audit.web;

import io.breakwater.execution.audit.EventFeed;
import io.breakwater.execution.audit.EventPosition;
import io.breakwater.execution.audit.RecordedEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * One reader's stream, from where he begins until he goes, his key is revoked, or the service
 * stops. Confined to the request's thread, which waits for news and for the reader alike: it is a
 * virtual one.
 */
final class EventReading {
  /** How long one wait is: an upper bound on when the end of a key is noticed. */
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final EventFeed feed;
  private final EventFilter filter;
  private final WatchedKey key;
  private final EventWriter writer;
  private final Duration heartbeat;
  private final LongSupplier nanoTime;
  private EventPosition position;
  private long writtenAt;

  EventReading(
      EventFeed feed,
      EventFilter filter,
      WatchedKey key,
      EventWriter writer,
      Beat beat,
      EventPosition from) {
    this.feed = feed;
    this.filter = filter;
    this.key = key;
    this.writer = writer;
    this.heartbeat = beat.every();
    this.nanoTime = beat.nanoTime();
    this.position = from;
    this.writtenAt = nanoTime.getAsLong();
  }

  /** How long a stream is silent at most, and by which clock. */
  record Beat(Duration every, LongSupplier nanoTime) {}

  /**
   * Tells of events until the reading ends.
   *
   * @throws IOException if the reader has gone, or takes nothing for too long
   */
  void run() throws IOException, InterruptedException {
    writer.open();
    while (!feed.isClosed() && key.isGood()) {
      tell(feed.after(position, PATIENCE));
      if (nanoTime.getAsLong() - writtenAt >= heartbeat.toNanos()) {
        writer.heartbeat(position.sequence());
        flush();
      }
    }
  }

  private void tell(List<RecordedEvent> news) throws IOException {
    boolean told = false;
    for (RecordedEvent event : news) {
      if (feed.isClosed() || !key.isGood()) {
        break;
      }
      position = event.position();
      if (filter.lets(event.event())) {
        writer.event(event);
        told = true;
      }
    }
    if (told) {
      flush();
    }
  }

  private void flush() throws IOException {
    writer.flush();
    writtenAt = nanoTime.getAsLong();
  }
}
