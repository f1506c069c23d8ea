package io.breakwater.execution.webhook.incoming;

import io.breakwater.execution.broker.BrokerOrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where hints are kept until the broker has been asked. Each method is one transaction.
 * Thread-safe, among any number of gateways.
 */
public interface HintInbox {

  /** Keeps a hint once, however often it is delivered. */
  Kept keep(Hint hint);

  /**
   * Hands out the order whose hint is due longest, with all its hints: one answer of the broker
   * settles those that came before the question. Nobody else is handed these while the claim lasts.
   */
  Optional<Claim> claim();

  /** The broker was asked, and its word is booked. */
  void settle(Claim claim);

  /**
   * It came to nothing. After the fifth time a hint is dead: it is not tried again unless replayed.
   *
   * @return how many hints have died of it
   */
  int fail(Claim claim, String trouble);

  /** The broker could not be asked, which says nothing about the hints: they wait. */
  void postpone(Claim claim, String trouble);

  /** Brings a dead hint back to life, as if it had just come. */
  Replay replay(WebhookId id, String actor);

  /** Hints, the newest first, one page of them. */
  List<Entry> entries(@Nullable HintState state, @Nullable WebhookId after, int limit);

  Backlog backlog();

  /**
   * Forgets some of what was settled long ago; what waits, or was given up, stays.
   *
   * @param retention how long an id is remembered, at least
   */
  void prune(Duration retention);

  /** What became of a delivery. */
  enum Kept {
    NEW,
    /** It had come before: nothing is done. */
    DUPLICATE,
    /** Too many wait: this one is not kept. */
    FULL
  }

  /** What became of a replay. */
  enum Replay {
    REPLAYED,
    NOT_DEAD,
    UNKNOWN
  }

  /**
   * The right to ask after one order on behalf of its hints, for a while.
   *
   * @param id fences off a claim that took too long
   * @param hints how many there are
   */
  record Claim(UUID id, BrokerOrderId order, int hints) {}

  /**
   * A hint as it stands. All times are machine time.
   *
   * @param tries how often it came to nothing
   * @param trouble what kept it from being settled, the last time
   * @param settledAt null while it is pending
   */
  record Entry(
      Hint hint,
      HintState state,
      int tries,
      @Nullable String trouble,
      Instant receivedAt,
      Instant nextTryAt,
      @Nullable Instant settledAt) {}

  /**
   * How much is left to do.
   *
   * @param oldestPending how long the oldest has waited; zero where none waits
   */
  record Backlog(int dead, Duration oldestPending) {}
}
