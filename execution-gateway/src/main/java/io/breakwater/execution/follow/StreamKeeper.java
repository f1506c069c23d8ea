package io.breakwater.execution.follow;

import io.breakwater.execution.broker.BrokerUnreadableException;
import io.breakwater.execution.broker.ExecutionReport;
import io.breakwater.execution.broker.TradeUpdates;
import io.breakwater.execution.order.BookExecutions;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the stream of trade updates up: connects, notices when it has ended, and connects again,
 * ever more slowly while that fails. Confined to one thread, but for the reports, which are taken
 * in on the stream's.
 */
public final class StreamKeeper {
  private static final Duration FIRST_BACKOFF = Duration.ofMillis(500);
  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(10);

  private final TradeUpdates tradeUpdates;
  private final BookExecutions executions;
  private final LongSupplier nanoTime;
  private final RandomGenerator random;
  private final FollowObserver observer;
  private final AtomicBoolean gap = new AtomicBoolean();
  private TradeUpdates.@Nullable Subscription subscription;
  private Duration backoff = FIRST_BACKOFF;
  private long connectAt;

  public StreamKeeper(
      TradeUpdates tradeUpdates,
      BookExecutions executions,
      LongSupplier nanoTime,
      RandomGenerator random,
      FollowObserver observer) {
    this.tradeUpdates = tradeUpdates;
    this.executions = executions;
    this.nanoTime = nanoTime;
    this.random = random;
    this.observer = observer;
    this.connectAt = nanoTime.getAsLong();
  }

  /**
   * Returns whether the stream has come up by this call: what was missed is then to be asked for.
   */
  boolean bringUp() {
    TradeUpdates.Subscription current = subscription;
    if (current != null && current.isAlive()) {
      return false;
    }
    drop("the stream ended");
    return nanoTime.getAsLong() - connectAt >= 0 && connect();
  }

  /** Returns whether the stream has left a gap since this was asked last. */
  boolean hasLeftGap() {
    return gap.getAndSet(false);
  }

  /** If there is no stream, does nothing. */
  void drop(String reason) {
    TradeUpdates.Subscription current = subscription;
    if (current != null) {
      subscription = null;
      current.close();
      observer.lost(reason);
    }
  }

  private void take(ExecutionReport report) {
    if (executions.streamed(report)) {
      gap.set(true);
    }
  }

  private boolean connect() {
    try {
      subscription = tradeUpdates.subscribe(this::take);
      backoff = FIRST_BACKOFF;
      observer.connected();
      return true;
    } catch (BrokerUnreadableException e) {
      observer.lost(String.valueOf(e.getMessage()));
      // Between half of it and all of it, so that many do not come back at once.
      connectAt = nanoTime.getAsLong() + random.nextLong(backoff.toNanos() / 2, backoff.toNanos());
      Duration doubled = backoff.multipliedBy(2);
      backoff = doubled.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : doubled;
      return false;
    }
  }
}
