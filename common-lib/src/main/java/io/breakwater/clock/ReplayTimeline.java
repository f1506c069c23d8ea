package io.breakwater.clock;

import io.breakwater.calendar.TradingCalendar;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Where each market instant lies on the replay's own axis: nanoseconds of machine time since the
 * open of the calendar's first session.
 *
 * <p>A position is rounded up, and a market time down, to a whole nanosecond. So {@code
 * positionOf(marketTimeAt(p))} is {@code p} exactly, and the market time at the position of {@code
 * m} is {@code m} or later, by less than two nanoseconds of machine time.
 *
 * <p>Both directions are one binary search in an index of all sessions, wherever they lie.
 * Immutable.
 */
final class ReplayTimeline {

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final SessionIndex sessions;
  private final long speed;
  private final long closed;

  ReplayTimeline(ReplaySetting setting, TradingCalendar calendar) {
    this.sessions = SessionIndex.of(calendar);
    this.speed = setting.speed();
    this.closed = setting.closed().toNanos();
  }

  /**
   * Returns where a market time lies.
   *
   * @throws IllegalArgumentException if the instant is not between the calendar's first open and
   *     its last
   */
  long positionOf(Instant market) {
    int session = sessions.lastOpenedBy(market);
    if (session < 0 || session >= last()) {
      throw new IllegalArgumentException(
          "a replay stays between the first and the last open of %s to %s, was asked for %s"
              .formatted(TradingCalendar.FIRST_DATE, TradingCalendar.LAST_DATE, market));
    }
    if (market.isBefore(sessions.close(session))) {
      long sinceOpen = Duration.between(sessions.open(session), market).toNanos();
      long position = openingOf(session) + Math.ceilDiv(sinceOpen, speed);
      return Math.min(position, closingOf(session));
    }
    long sinceClose = Duration.between(sessions.close(session), market).toNanos();
    long gap = sessions.gapAfter(session).toNanos();
    return closingOf(session) + timesRatioUp(sinceClose, closed, gap);
  }

  /** Where the timeline ends: the position of the calendar's last open. */
  long length() {
    return openingOf(last());
  }

  /** Returns the market time at a position from 0 to below {@link #length}. */
  Instant marketTimeAt(long position) {
    Objects.checkIndex(position, length());
    int session = lastOpenedAt(position);
    long sinceClosing = position - closingOf(session);
    if (sinceClosing < 0) {
      return sessions.open(session).plusNanos((position - openingOf(session)) * speed);
    }
    long gap = sessions.gapAfter(session).toNanos();
    return sessions.close(session).plusNanos(timesRatioDown(sinceClosing, gap, closed));
  }

  private int last() {
    return sessions.size() - 1;
  }

  private long openingOf(int session) {
    return sessions.secondsTradedBefore(session) * NANOS_PER_SECOND / speed + session * closed;
  }

  private long closingOf(int session) {
    return openingOf(session + 1) - closed;
  }

  private int lastOpenedAt(long position) {
    int low = 0;
    int high = last();
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (openingOf(middle) <= position) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private static long timesRatioDown(long nanos, long numerator, long denominator) {
    return product(nanos, numerator).divide(BigInteger.valueOf(denominator)).longValueExact();
  }

  private static long timesRatioUp(long nanos, long numerator, long denominator) {
    BigInteger roundingUp = BigInteger.valueOf(denominator - 1);
    return product(nanos, numerator)
        .add(roundingUp)
        .divide(BigInteger.valueOf(denominator))
        .longValueExact();
  }

  /** The product of two spans in nanoseconds does not fit into 64 bits. */
  private static BigInteger product(long left, long right) {
    return BigInteger.valueOf(left).multiply(BigInteger.valueOf(right));
  }
}
