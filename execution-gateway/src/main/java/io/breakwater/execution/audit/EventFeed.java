package io.breakwater.execution.audit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The use case "tell many readers of events as they happen": one poll of the log serves all of
 * them. The latest events are kept in a window; a reader who has fallen behind it, or begins before
 * it, reads the log by pages until he is inside. So a reader has no queue of his own that could
 * overflow: however slow he is, he costs the others nothing and misses nothing.
 *
 * <p>While nobody reads, nothing is polled. Thread-safe.
 */
public final class EventFeed {
  private static final int PAGE = 500;

  /** How many may read the log at once: the rest of the pool is for orders. */
  private static final int MOST_PAGES = 4;

  private final EventStream stream;
  private final int windowSize;
  private final int mostReaders;
  private final Semaphore pages = new Semaphore(MOST_PAGES, true);

  /** Guards what is below; never held while the log is read. */
  private final ReentrantLock lock = new ReentrantLock();

  private final Condition news = lock.newCondition();
  private final ArrayDeque<RecordedEvent> window = new ArrayDeque<>();
  private EventPosition windowStart = EventPosition.START;
  private EventPosition end = EventPosition.START;
  private boolean polling;
  private boolean closed;
  private int readers;

  /**
   * Feeds from a stream.
   *
   * @param windowSize how many of the latest events are kept
   * @param mostReaders how many may read at once
   */
  public EventFeed(EventStream stream, int windowSize, int mostReaders) {
    this.stream = stream;
    this.windowSize = windowSize;
    this.mostReaders = mostReaders;
  }

  /**
   * Lets a reader in, if there is room. Whoever is let in calls {@link #leave}.
   *
   * @return whether there was room
   */
  public boolean enter() {
    lock.lock();
    try {
      if (closed || readers >= mostReaders) {
        return false;
      }
      readers++;
      return true;
    } finally {
      lock.unlock();
    }
  }

  public void leave() {
    lock.lock();
    try {
      readers--;
    } finally {
      lock.unlock();
    }
  }

  public int readers() {
    lock.lock();
    try {
      return readers;
    } finally {
      lock.unlock();
    }
  }

  public boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** Ends all waiting, for good: whoever reads is told nothing more. */
  public void close() {
    lock.lock();
    try {
      closed = true;
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The next events after a position, in order, once there are any.
   *
   * @param wait how long to wait for the first
   * @return empty if none came in that time, or the feed is closed
   * @throws InterruptedException if the waiting was interrupted
   */
  public List<RecordedEvent> after(EventPosition position, Duration wait)
      throws InterruptedException {
    lock.lock();
    try {
      long left = wait.toNanos();
      while (!closed && left > 0 && !(polling && end.isAfter(position))) {
        left = news.awaitNanos(left);
      }
      if (closed || !polling || !end.isAfter(position)) {
        return List.of();
      }
      if (!windowStart.isAfter(position)) {
        return window.stream().filter(event -> event.position().isAfter(position)).toList();
      }
    } finally {
      lock.unlock();
    }
    return page(position);
  }

  private List<RecordedEvent> page(EventPosition position) throws InterruptedException {
    pages.acquire();
    try {
      return stream.after(position, PAGE);
    } finally {
      pages.release();
    }
  }

  /** Looks for news, and tells whoever waits. Called again and again, by one thread at a time. */
  public void poll() {
    if (!isWanted()) {
      return;
    }
    List<RecordedEvent> page;
    do {
      page = stream.after(end, PAGE);
      take(page);
    } while (page.size() == PAGE);
  }

  /** Where nobody has read for a while, the window begins anew, with what comes next. */
  private boolean isWanted() {
    lock.lock();
    try {
      if (closed || readers == 0) {
        polling = false;
        window.clear();
        return false;
      }
      if (polling) {
        return true;
      }
    } finally {
      lock.unlock();
    }
    begin(stream.end());
    return true;
  }

  private void begin(EventPosition position) {
    lock.lock();
    try {
      windowStart = position;
      end = position;
      polling = true;
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void take(List<RecordedEvent> page) {
    if (page.isEmpty()) {
      return;
    }
    lock.lock();
    try {
      window.addAll(page);
      end = page.getLast().position();
      while (window.size() > windowSize) {
        windowStart = window.removeFirst().position();
      }
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
