package io.breakwater.marketdata.calendar;

import io.breakwater.calendar.TradingCalendar;
import java.time.LocalDate;
import java.util.Optional;

/** Which spans of dates may be asked for: in order, within the calendar, thirty years at most. */
public final class DateSpan {

  private static final int MOST_YEARS = 30;

  private DateSpan() {}

  /** Says what is wrong with the span, in words for the client; nothing if it may be asked for. */
  public static Optional<String> faultOf(LocalDate start, LocalDate end) {
    if (end.isBefore(start)) {
      return Optional.of("end must not be before start");
    }
    if (start.isBefore(TradingCalendar.FIRST_DATE) || end.isAfter(TradingCalendar.LAST_DATE)) {
      return Optional.of(
          "start and end must lie from %s through %s"
              .formatted(TradingCalendar.FIRST_DATE, TradingCalendar.LAST_DATE));
    }
    if (end.isAfter(start.plusYears(MOST_YEARS))) {
      return Optional.of(
          "start and end must not be more than %d years apart".formatted(MOST_YEARS));
    }
    return Optional.empty();
  }
}
