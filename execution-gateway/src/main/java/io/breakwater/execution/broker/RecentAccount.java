package io.breakwater.execution.broker;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What was in the account a moment ago, for whoever only looks: however many they are, the broker
 * is asked once in five seconds of machine time. That it could not be asked holds as long. Whoever
 * comes while it is being asked waits for that answer. Thread-safe.
 */
public final class RecentAccount {
  /** How long an answer stands, also that there was none. */
  public static final Duration REMEMBERED = Duration.ofSeconds(5);

  private final BrokerAccount account;
  private final InstantSource marketTime;
  private final LongSupplier nanoTime;
  private final AtomicReference<@Nullable Attempt> latest = new AtomicReference<>();

  public RecentAccount(BrokerAccount account, InstantSource marketTime, LongSupplier nanoTime) {
    this.account = account;
    this.marketTime = marketTime;
    this.nanoTime = nanoTime;
  }

  /**
   * What was in it not longer ago than five seconds.
   *
   * @throws BrokerUnreadableException if the broker could not be asked
   */
  public Seen look() {
    return answerTo(current());
  }

  private Attempt current() {
    Attempt known = latest.get();
    long now = nanoTime.getAsLong();
    if (known != null && now - known.askedAt() < REMEMBERED.toNanos()) {
      return known;
    }
    var next = new Attempt(now, new FutureTask<>(this::ask));
    return latest.compareAndSet(known, next) ? next : current();
  }

  private Seen ask() {
    return new Seen(account.snapshot(), marketTime.instant());
  }

  private static Seen answerTo(Attempt attempt) {
    try {
      // Runs once, whoever comes first.
      attempt.question().run();
      return attempt.question().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokerUnreadableException("interrupted while the account was asked for");
    } catch (ExecutionException e) {
      var unreadable = new BrokerUnreadableException("the account: " + e.getCause());
      unreadable.initCause(e);
      throw unreadable;
    }
  }

  /**
   * What was in the account.
   *
   * @param asOf market time
   */
  public record Seen(AccountSnapshot account, Instant asOf) {}

  private record Attempt(long askedAt, FutureTask<Seen> question) {}
}
