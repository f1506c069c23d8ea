package io.breakwater.signal.marketdata;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.calendar.TradingSession;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Of which sessions there can be a bar: those of the market's calendar that are over at market
 * time. Dates outside the calendar's span are no sessions here, whatever they may be in truth.
 *
 * <p>Thread-safe.
 */
public final class BarCalendar {
  /** No closure of the market lasted longer. */
  private static final int DAYS_BETWEEN_SESSIONS = 14;

  private final TradingCalendar calendar;
  private final InstantSource marketTime;

  public BarCalendar(TradingCalendar calendar, InstantSource marketTime) {
    this.calendar = calendar;
    this.marketTime = marketTime;
  }

  /**
   * Returns the sessions of a stretch, both ends included, ascending; empty if the end comes before
   * the start.
   */
  public List<LocalDate> sessions(LocalDate from, LocalDate through) {
    LocalDate first = from.isBefore(TradingCalendar.FIRST_DATE) ? TradingCalendar.FIRST_DATE : from;
    LocalDate last =
        through.isAfter(TradingCalendar.LAST_DATE) ? TradingCalendar.LAST_DATE : through;
    return first.isAfter(last)
        ? List.of()
        : calendar.sessions(first, last).stream().map(TradingSession::date).toList();
  }

  public boolean isSession(LocalDate date) {
    return !sessions(date, date).isEmpty();
  }

  public Optional<LocalDate> sessionBefore(LocalDate date) {
    List<LocalDate> before = sessions(date.minusDays(DAYS_BETWEEN_SESSIONS), date.minusDays(1));
    return before.isEmpty() ? Optional.empty() : Optional.of(before.getLast());
  }

  /** Returns whether the session of that date is over; false where there is none. */
  public boolean isOver(LocalDate date) {
    return isSession(date)
        && calendar
            .sessionOn(date)
            .filter(session -> !marketTime.instant().isBefore(session.close()))
            .isPresent();
  }
}
