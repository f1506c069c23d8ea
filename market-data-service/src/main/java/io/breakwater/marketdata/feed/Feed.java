package io.breakwater.marketdata.feed;

import io.breakwater.marketdata.instrument.Symbol;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the stream of quotes alive: while it holds the lease it connects, subscribes to what is
 * wanted, notices when the connection dies, and comes back after a growing, jittered wait.
 *
 * <p>One thread calls {@link #round} over and over, and in the end {@link #stop}; {@link #status}
 * may be called by any.
 */
public final class Feed {

  /**
   * The longest time between two rounds: how late a lost lease or a silent connection is noticed.
   */
  private static final Duration PACE = Duration.ofMillis(250);

  private final FeedSessions sessions;
  private final SingletonLease lease;
  private final WantedSymbols wanted;
  private final CatchUp catchUp;
  private final RetryPause pause;
  private final FeedJournal journal;

  private volatile @Nullable FeedSession session;

  Feed(
      FeedSessions sessions,
      SingletonLease lease,
      WantedSymbols wanted,
      CatchUp catchUp,
      RetryPause pause,
      FeedJournal journal) {
    this.sessions = sessions;
    this.lease = lease;
    this.wanted = wanted;
    this.catchUp = catchUp;
    this.pause = pause;
    this.journal = journal;
  }

  /**
   * Does what is to be done now.
   *
   * @return after what time to call again, unless the alarm rings before
   */
  public Duration round() {
    if (!lease.hold()) {
      end("this process does not hold the lease");
      journal.standingBy();
      return PACE;
    }
    FeedSession running = session;
    if (running == null) {
      connect();
    } else {
      tend(running);
    }
    return PACE;
  }

  /** Ends the connection and gives the lease back, so that another process may stream at once. */
  public void stop() {
    end("this process stops");
    lease.release();
    journal.standingBy();
  }

  public FeedStatus status() {
    FeedSession running = session;
    return new FeedStatus(
        journal.state(),
        wanted.symbols().size(),
        running == null ? 0 : running.confirmed().size(),
        journal.silence(running),
        lease.token(),
        journal.problem());
  }

  private void connect() {
    journal.connecting();
    if (!pause.isOver()) {
      return;
    }
    try {
      FeedSession opened = sessions.open();
      session = opened;
      journal.connected(opened);
      tend(opened);
    } catch (FeedUnavailableException e) {
      journal.failed(e, e.isRefused() ? pause.beginLongest() : pause.begin());
    }
  }

  private void tend(FeedSession running) {
    try {
      Set<Symbol> added = running.tend(wanted.symbols());
      catchUp.enqueue(added, running.openedAt());
      journal.sawLife(running);
      if (running.isProven()) {
        pause.reset();
      }
    } catch (FeedUnavailableException e) {
      end(String.valueOf(e.getMessage()));
      journal.connecting();
      pause.begin();
    }
  }

  private void end(String reason) {
    FeedSession running = session;
    if (running != null) {
      session = null;
      running.close();
      journal.ended(running, reason);
    }
  }
}
