package io.breakwater.signal.marketdata;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.calendar.TradingSession;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Of which sessions there can be a bar: those of the market's calendar that are over at market time.
 *
 * <p>Thread-safe.
 */
public final class BarCalendar {
  private final TradingCalendar calendar;
  private final InstantSource marketTime;

  public BarCalendar(TradingCalendar calendar, InstantSource marketTime) {
    this.calendar = calendar;
    this.marketTime = marketTime;
  }

  public boolean isSession(LocalDate date) {
    return calendar.sessionOn(date).isPresent();
  }

  public LocalDate sessionBefore(LocalDate date) {
    return calendar.previousSession(date).date();
  }

  /** Returns the sessions of a stretch, both ends included, ascending. */
  public List<LocalDate> sessions(LocalDate from, LocalDate through) {
    return calendar.sessions(from, through).stream().map(TradingSession::date).toList();
  }

  /** Returns whether the session of that date is over; false where there is none. */
  public boolean isOver(LocalDate session) {
    Optional<TradingSession> found = calendar.sessionOn(session);
    return found.isPresent() && !marketTime.instant().isBefore(found.get().close());
  }
}
