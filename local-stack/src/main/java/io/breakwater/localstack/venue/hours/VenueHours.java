package io.breakwater.localstack.venue.hours;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.calendar.TradingSession;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * When the venue trades: the sessions of the NYSE up to the last day that it has data for. After
 * that day it stays closed. Immutable, thread-safe.
 */
public final class VenueHours {
  private static final Duration AFTER_HOURS = Duration.ofHours(4);

  private final TradingCalendar calendar;
  private final LocalDate lastDate;

  public VenueHours(TradingCalendar calendar, LocalDate lastDate) {
    this.calendar = calendar;
    this.lastDate = lastDate;
  }

  public LocalDate lastDate() {
    return lastDate;
  }

  /** The session that is running then, if one is. */
  public Optional<TradingSession> runningAt(Instant marketTime) {
    return sessionOn(dateOf(marketTime)).filter(session -> session.contains(marketTime));
  }

  /** The session that is running then, else the next one, if there is data for one. */
  public Optional<TradingSession> atOrAfter(Instant marketTime) {
    return Optional.of(calendar.sessionAtOrAfter(marketTime)).filter(this::hasData);
  }

  /** The next session that has not begun yet, if there is data for one. */
  public Optional<TradingSession> nextAfter(Instant marketTime) {
    TradingSession session = calendar.sessionAtOrAfter(marketTime);
    return Optional.of(
            session.contains(marketTime) ? calendar.nextSession(session.date()) : session)
        .filter(this::hasData);
  }

  /** The last date whose session has closed by then. */
  public LocalDate lastClosedDate(Instant marketTime) {
    LocalDate date = dateOf(marketTime);
    return calendar
        .sessionOn(date)
        .filter(session -> !marketTime.isBefore(session.close()))
        .orElseGet(() -> calendar.previousSession(date))
        .date();
  }

  public Optional<TradingSession> sessionOn(LocalDate date) {
    return calendar.sessionOn(date).filter(this::hasData);
  }

  /** The venue's sessions of a span of dates, both ends included and cut to what it can know. */
  public List<TradingSession> sessions(LocalDate from, LocalDate through) {
    LocalDate first = from.isBefore(TradingCalendar.FIRST_DATE) ? TradingCalendar.FIRST_DATE : from;
    LocalDate last = through.isAfter(lastDate) ? lastDate : through;
    return last.isBefore(first) ? List.of() : calendar.sessions(first, last);
  }

  /** Where an order good for that long ends: the close of the session at or after it. */
  public Instant closeAtOrAfter(Instant marketTime) {
    return calendar.sessionAtOrAfter(marketTime).close();
  }

  /** The next opening after that moment. */
  public Instant openAfter(Instant marketTime) {
    TradingSession session = calendar.sessionAtOrAfter(marketTime);
    return session.open().isAfter(marketTime)
        ? session.open()
        : calendar.nextSession(session.date()).open();
  }

  /** The end of the extended session that is running or comes next: four hours after the close. */
  public Instant extendedCloseAfter(Instant marketTime) {
    return calendar
        .sessionOn(dateOf(marketTime))
        .map(session -> session.close().plus(AFTER_HOURS))
        .filter(marketTime::isBefore)
        .orElseGet(() -> calendar.sessionAtOrAfter(marketTime).close().plus(AFTER_HOURS));
  }

  /** The session of that date, whether or not there is data for it. */
  public Optional<TradingSession> scheduledOn(LocalDate date) {
    return calendar.sessionOn(date);
  }

  public static LocalDate dateOf(Instant marketTime) {
    return LocalDate.ofInstant(marketTime, TradingCalendar.NEW_YORK);
  }

  private boolean hasData(TradingSession session) {
    return !session.date().isAfter(lastDate);
  }
}
