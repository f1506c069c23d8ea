package io.breakwater.clock;

import io.breakwater.calendar.TradingCalendar;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;

/**
 * Where each market instant lies on the replay's own axis: nanoseconds of machine time since the
 * open of the calendar's first session.
 *
 * <p>A position is rounded up, and a market time down, to a whole nanosecond. So {@code
 * positionOf(marketTimeAt(p))} is {@code p} exactly, and the market time at the position of {@code
 * m} is {@code m} or later by less than a nanosecond of machine time.
 *
 * <p>Both directions are a binary search in an index of sessions that grows by whole years as it is
 * needed, and never past the calendar's span. Thread-safe.
 */
final class ReplayTimeline {

  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int FIRST_YEAR = TradingCalendar.FIRST_DATE.getYear();
  private static final int LAST_YEAR = TradingCalendar.LAST_DATE.getYear();

  private final int speed;
  private final long closed;
  private final TradingCalendar calendar;
  private volatile SessionIndex index;

  ReplayTimeline(ReplaySetting setting, TradingCalendar calendar) {
    this.speed = setting.speed();
    this.closed = setting.closed().toNanos();
    this.calendar = calendar;
    this.index = SessionIndex.through(FIRST_YEAR, calendar);
  }

  /**
   * @throws IllegalArgumentException if the instant is not between the calendar's first open and
   *     its last close
   */
  long positionOf(Instant market) {
    SessionIndex known = indexThrough(yearOf(market) + 1);
    int session = known.lastOpenedBy(market);
    requireCovered(session >= 0 && session < known.size() - 1, market);
    if (market.isBefore(known.close(session))) {
      long sinceOpen = Duration.between(known.open(session), market).toNanos();
      long inSession = opening(known, session) + Math.ceilDiv(sinceOpen, (long) speed);
      return Math.min(inSession, closing(known, session));
    }
    long sinceClose = Duration.between(known.close(session), market).toNanos();
    long gap = known.gapAfter(session).toNanos();
    return closing(known, session) + dividedUp(sinceClose, closed, gap);
  }

  /**
   * @throws IllegalArgumentException if the position is not between the calendar's first open and
   *     its last close
   */
  Instant marketTimeAt(long position) {
    SessionIndex known = indexBeyond(position);
    int session = lastOpenedAt(known, position);
    long sinceClosing = position - closing(known, session);
    if (sinceClosing < 0) {
      return known.open(session).plusNanos((position - opening(known, session)) * speed);
    }
    long gap = known.gapAfter(session).toNanos();
    return known.close(session).plusNanos(dividedDown(sinceClosing, gap, closed));
  }

  /** The position at which that session opens. */
  private long opening(SessionIndex known, int session) {
    return known.secondsTradedBefore(session) * NANOS_PER_SECOND / speed + session * closed;
  }

  private long closing(SessionIndex known, int session) {
    return opening(known, session + 1) - closed;
  }

  private int lastOpenedAt(SessionIndex known, long position) {
    int low = 0;
    int high = known.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (opening(known, middle) <= position) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private SessionIndex indexThrough(int year) {
    int covered = Math.clamp(year, FIRST_YEAR, LAST_YEAR);
    if (index.throughYear() < covered) {
      grow(covered);
    }
    return index;
  }

  private SessionIndex indexBeyond(long position) {
    requireCovered(position >= 0, position);
    SessionIndex known = index;
    while (opening(known, known.size() - 1) <= position) {
      requireCovered(known.throughYear() < LAST_YEAR, position);
      known = indexThrough(known.throughYear() + 1);
    }
    return known;
  }

  private synchronized void grow(int year) {
    if (index.throughYear() < year) {
      index = SessionIndex.through(year, calendar);
    }
  }

  private static int yearOf(Instant market) {
    return market.atZone(TradingCalendar.NEW_YORK).getYear();
  }

  private static void requireCovered(boolean covered, Object asked) {
    if (!covered) {
      throw new IllegalArgumentException(
          "a replay stays between the first open and the last close of %s to %s, was asked for %s"
              .formatted(TradingCalendar.FIRST_DATE, TradingCalendar.LAST_DATE, asked));
    }
  }

  private static long dividedDown(long value, long numerator, long denominator) {
    return product(value, numerator).divide(BigInteger.valueOf(denominator)).longValueExact();
  }

  private static long dividedUp(long value, long numerator, long denominator) {
    BigInteger roundUp = BigInteger.valueOf(denominator - 1);
    BigInteger product = product(value, numerator).add(roundUp);
    return product.divide(BigInteger.valueOf(denominator)).longValueExact();
  }

  /** In nanoseconds the product of two spans passes 64 bits. */
  private static BigInteger product(long value, long numerator) {
    return BigInteger.valueOf(value).multiply(BigInteger.valueOf(numerator));
  }
}
