package io.breakwater.execution.broker.alpaca;

import io.breakwater.execution.broker.SendBudget;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Keeps us below the broker's rate limit: in any minute at most nine tenths of the limit that the
 * broker states (180 of Alpaca's 200). Of those, each {@link Lane} leaves a part to the more urgent
 * ones: two ninths (40) are not for orders but for cancels and lookups, and polls take what orders,
 * too, leave. What the broker says remains, of what all clients of the account may use, counts as
 * well, and a refusal for too many requests closes all but the urgent lanes until the broker
 * listens again.
 *
 * <p>A twentieth (9) is for polls in any case, out of what is kept from orders: a gateway that
 * sends as much as it may must still hear what becomes of it.
 *
 * <p>Counts requests in half seconds over the last minute. A bucket that refills would let through
 * its whole content and then a minute's refill, twice the limit in one minute. Never waits.
 * Thread-safe.
 */
final class RateBudget implements SendBudget {
  /** The reset is stated in whole seconds, and so is the answer's date. */
  private static final long RESET_ROUNDING_NANOS = 3_000_000_000L;

  private final LongSupplier nanoTime;
  private final long origin;
  private final LastMinute all = new LastMinute();
  private final LastMinute polls = new LastMinute();

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
    long slot = tryTake(Lane.ORDER);
    return slot < 0 ? Optional.empty() : Optional.of(() -> giveBack(slot));
  }

  /** Counts one request if its lane has room. */
  boolean allows(Lane lane) {
    return tryTake(lane) >= 0;
  }

  /** Orders that may go out at this moment. */
  synchronized int left() {
    long now = moveOn();
    return now < closedUntil ? 0 : Math.max(0, room(now) - notFor(Lane.ORDER));
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

  /** Returns where the request was counted, -1 if it must not be made. */
  private synchronized long tryTake(Lane lane) {
    long now = moveOn();
    boolean isClosed = now < closedUntil && !lane.isUrgent();
    if (isClosed || !isRoomFor(lane, now)) {
      return -1;
    }
    if (lane == Lane.BACKGROUND) {
      polls.add();
    }
    stated--;
    return all.add();
  }

  private synchronized void giveBack(long slot) {
    moveOn();
    all.takeBack(slot);
    stated++;
  }

  private boolean isRoomFor(Lane lane, long now) {
    return switch (lane) {
      case STOP -> true;
      case CANCEL, LOOKUP, ORDER, PREPARATION -> room(now) > notFor(lane);
      case BACKGROUND -> room(now) > notFor(lane) || isOwedToPolls(now);
    };
  }

  /** Of what orders may not have anyway, so that they lose nothing by it. */
  private boolean isOwedToPolls(long now) {
    int owed = budget() / 20;
    return polls.sum() < owed && room(now) > notFor(Lane.ORDER) - owed;
  }

  /** Requests that may be made at all at this moment. */
  private int room(long now) {
    int ours = budget() - all.sum();
    // The tenth that is never ours is not ours of what remains either.
    int everyones = now < statedUntil ? stated - (limit - budget()) : Integer.MAX_VALUE;
    return Math.min(ours, everyones);
  }

  private int budget() {
    return (int) (limit * 9L / 10);
  }

  private int notFor(Lane lane) {
    return (int) ((long) budget() * lane.ninthsLeft() / 9);
  }

  /** Forgets what is older than a minute; returns the time since the start. */
  private long moveOn() {
    long now = nanoTime.getAsLong() - origin;
    all.moveOn(now);
    polls.moveOn(now);
    return now;
  }
}
