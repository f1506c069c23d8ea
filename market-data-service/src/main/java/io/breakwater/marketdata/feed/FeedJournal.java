package io.breakwater.marketdata.feed;

import io.breakwater.marketdata.feed.FeedStatus.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down how the feed fares: state, interruptions, what went wrong. Written by the feed's
 * thread, read by any.
 */
final class FeedJournal {

  private static final Logger LOG = LoggerFactory.getLogger(FeedJournal.class);

  private final FeedCounts counts;
  private final InstantSource machine;

  private volatile State state = State.STANDBY;
  private volatile @Nullable Instant lastSignOfLife;
  private volatile @Nullable String problem;
  private @Nullable Instant gapSince;

  FeedJournal(FeedCounts counts, InstantSource machine) {
    this.counts = counts;
    this.machine = machine;
  }

  void standingBy() {
    state = State.STANDBY;
  }

  void connecting() {
    state = State.CONNECTING;
  }

  void connected(FeedSession session) {
    counts.countConnect();
    state = State.STREAMING;
    problem = null;
    Instant since = gapSince;
    if (since != null) {
      gapSince = null;
      Duration length = Duration.between(since, session.openedAt());
      counts.countGap(length);
      LOG.atWarn().addKeyValue("gapMillis", length.toMillis()).log("feed is back after a gap");
    } else {
      LOG.atInfo().log("feed connected");
    }
  }

  void failed(FeedUnavailableException failure, Duration wait) {
    counts.countFailure();
    problem = failure.getMessage();
    LOG.atWarn()
        .addKeyValue("reason", failure.getMessage())
        .addKeyValue("waitMillis", wait.toMillis())
        .log("feed not connected");
  }

  /** A connection has ended; where quotes were streamed over it, a gap begins. */
  void ended(FeedSession session, String reason) {
    sawLife(session);
    problem = reason;
    if (!session.confirmed().isEmpty() && gapSince == null) {
      gapSince = session.lastSignOfLife();
    }
    LOG.atWarn().addKeyValue("reason", reason).log("feed connection ended");
  }

  void sawLife(FeedSession session) {
    lastSignOfLife = session.lastSignOfLife();
  }

  State state() {
    return state;
  }

  Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  Optional<Duration> silence(@Nullable FeedSession running) {
    Instant last = running == null ? lastSignOfLife : running.lastSignOfLife();
    return Optional.ofNullable(last).map(instant -> Duration.between(instant, machine.instant()));
  }
}
