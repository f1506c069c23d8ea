package io.breakwater.marketdata.calendar;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.calendar.TradingSession;
import io.breakwater.clock.MarketClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The market's clock read against its calendar. Every answer is in market time unless its name says
 * machine. Thread-safe.
 */
public final class MarketHours {

  /** The calendar's first and last session lie within this many days of its ends. */
  private static final int FIRST_SESSION_WITHIN_DAYS = 7;

  private final MarketClock clock;
  private final TradingCalendar calendar;

  public MarketHours(MarketClock clock, TradingCalendar calendar) {
    this.clock = clock;
    this.calendar = calendar;
  }

  public ClockReading read() {
    Instant machineTime = clock.machine().instant();
    Instant marketTime = clock.marketTimeOf(machineTime);
    TradingSession current = calendar.sessionAtOrAfter(marketTime);
    boolean open = current.contains(marketTime);
    TradingSession opening = open ? calendar.nextSession(current.date()) : current;
    return new ClockReading(
        marketTime,
        machineTime,
        open,
        calendar.tradingDate(marketTime),
        opening.open(),
        current.close());
  }

  public boolean isOpen() {
    return calendar.isOpen(clock.instant());
  }

  public List<TradingSession> sessions(LocalDate from, LocalDate through) {
    return calendar.sessions(from, through);
  }

  /** The newest session that closed at least {@code settling} ago. */
  public TradingSession lastCompletedSession(Duration settling) {
    Instant settled = clock.instant().minus(settling);
    TradingSession current = calendar.sessionAtOrAfter(settled);
    return calendar.previousSession(current.date());
  }

  /** The {@code count} sessions that end with the given one, oldest first. */
  public List<TradingSession> sessionsThrough(LocalDate last, int count) {
    // Ten sessions never take more than three weeks of the calendar; the exchange's longest closure
    // took one.
    LocalDate from = later(last.minusDays(count * 2L + 14), TradingCalendar.FIRST_DATE);
    List<TradingSession> sessions = calendar.sessions(from, last);
    return sessions.subList(Math.max(0, sessions.size() - count), sessions.size());
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  /**
   * The date that trading is now for: today in New York, or the next session's where today is none.
   */
  public LocalDate tradingDate() {
    return calendar.tradingDate(clock.instant());
  }

  /** When, in machine time, the newest completed session closed. */
  public Instant machineTimeOfLastClose() {
    return clock.machineTimeOf(lastCompletedSession(Duration.ZERO).close());
  }

  public Instant machineTime() {
    return clock.machine().instant();
  }

  /** Whether the calendar reaches that far; the machine time of other instants is not defined. */
  public boolean isCovered(Instant marketTime) {
    LocalDate date = LocalDate.ofInstant(marketTime, TradingCalendar.NEW_YORK);
    return date.isAfter(TradingCalendar.FIRST_DATE.plusDays(FIRST_SESSION_WITHIN_DAYS))
        && date.isBefore(TradingCalendar.LAST_DATE.minusDays(FIRST_SESSION_WITHIN_DAYS));
  }

  /**
   * When, in machine time, the market's clock shows that.
   *
   * @throws IllegalArgumentException if the instant is not {@linkplain #isCovered covered}
   */
  public Instant machineTimeOf(Instant marketTime) {
    return clock.machineTimeOf(marketTime);
  }
}
