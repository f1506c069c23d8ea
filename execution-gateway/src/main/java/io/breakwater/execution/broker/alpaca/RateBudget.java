package io.breakwater.execution.broker.alpaca;

import io.breakwater.execution.broker.SendBudget;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Keeps us below the broker's rate limit: in any minute at most nine tenths of the limit that the
 * broker states (180 of Alpaca's 200), two ninths of those (40) only for cancels and lookups. What
 * the broker says remains, of what all clients of the account may use, counts too, and a refusal
 * for too many requests closes the ordinary lane until the broker listens again.
 *
 * <p>Counts requests in half seconds over the last minute. A bucket that refills would let through
 * its whole content and then a minute's refill, twice the limit in one minute. Never waits.
 * Thread-safe.
 */
final class RateBudget implements SendBudget {
  private static final long SLOT_NANOS = 500_000_000L;
  private static final int SLOTS = 120;

  /** The reset is stated in whole seconds, and so is the answer's date. */
  private static final long RESET_ROUNDING_NANOS = 3_000_000_000L;

  private final LongSupplier nanoTime;
  private final long origin;
  private final int[] counts = new int[SLOTS + 1];

  private long newestSlot;
  private int used;
  private int limit;

  /** By what the broker stated last, less what was sent since; only until it resets. */
  private int stated;

  private long statedUntil;
  private long closedUntil;

  /**
   * Starts with an empty minute.
   *
   * @param limit requests a minute, assumed until the broker states its own
   */
  RateBudget(int limit, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.origin = nanoTime.getAsLong();
    this.limit = limit;
    this.stated = limit;
  }

  @Override
  public Optional<Token> take() {
    long slot = tryTake(Lane.ORDINARY);
    return slot < 0 ? Optional.empty() : Optional.of(() -> giveBack(slot));
  }

  /** Counts one request if its lane has room. */
  boolean allows(Lane lane) {
    return tryTake(lane) >= 0;
  }

  /** Requests that the ordinary lane may still make at this moment. */
  synchronized int left() {
    long now = moveOn();
    return now < closedUntil ? 0 : Math.max(0, room(Lane.ORDINARY, now));
  }

  /** Takes in what the broker says. */
  synchronized void learn(RateStatement statement) {
    long now = moveOn();
    limit = statement.limit();
    long until = now + statement.untilReset().toNanos();
    // Within one period it only falls, because answers may overtake each other.
    boolean samePeriod = now < statedUntil && until - statedUntil < RESET_ROUNDING_NANOS;
    stated = samePeriod ? Math.min(stated, statement.remaining()) : statement.remaining();
    statedUntil = samePeriod ? statedUntil : until;
  }

  /** The broker has refused a request because there were too many. */
  synchronized void refused(Duration wait) {
    closedUntil = Math.max(closedUntil, moveOn() + wait.toNanos());
  }

  /** Returns the slot that the request was counted in, -1 if it must not be made. */
  private synchronized long tryTake(Lane lane) {
    long now = moveOn();
    boolean closed = lane == Lane.ORDINARY && now < closedUntil;
    if (lane != Lane.STOP && (closed || room(lane, now) < 1)) {
      return -1;
    }
    counts[index(newestSlot)]++;
    used++;
    stated--;
    return newestSlot;
  }

  private synchronized void giveBack(long slot) {
    moveOn();
    if (newestSlot - slot < counts.length) {
      counts[index(slot)]--;
      used--;
    }
    stated++;
  }

  private int room(Lane lane, long now) {
    int ours = budget() - used;
    // The tenth that is never ours is not ours of what remains either.
    int everyones = now < statedUntil ? stated - (limit - budget()) : Integer.MAX_VALUE;
    return Math.min(ours, everyones) - (lane == Lane.ORDINARY ? kept() : 0);
  }

  private int budget() {
    return (int) (limit * 9L / 10);
  }

  private int kept() {
    return (int) (budget() * 2L / 9);
  }

  /** Forgets what is older than a minute; returns the time since the start. */
  private long moveOn() {
    long now = nanoTime.getAsLong() - origin;
    long slot = now / SLOT_NANOS;
    for (long next = Math.max(newestSlot + 1, slot - SLOTS); next <= slot; next++) {
      used -= counts[index(next)];
      counts[index(next)] = 0;
    }
    newestSlot = Math.max(newestSlot, slot);
    return now;
  }

  private int index(long slot) {
    return (int) (slot % counts.length);
  }
}
