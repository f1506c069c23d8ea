package io.breakwater.calendar;

import static java.time.DayOfWeek.THURSDAY;
import static java.time.Month.NOVEMBER;
import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;

import java.time.LocalDate;
import java.time.LocalTime;

/** Sessions since 2000 that did not keep the regular hours. */
final class SpecialSessions {

  static final LocalTime REGULAR_OPEN = LocalTime.of(9, 30);
  static final LocalTime REGULAR_CLOSE = LocalTime.of(16, 0);
  private static final LocalTime EARLY_CLOSE = LocalTime.of(13, 0);

  private SpecialSessions() {}

  static LocalTime openOf(LocalDate date) {
    return REGULAR_OPEN;
  }

  static LocalTime closeOf(LocalDate date) {
    return closesEarly(date) ? EARLY_CLOSE : REGULAR_CLOSE;
  }

  private static boolean closesEarly(LocalDate date) {
    return isDayAfterThanksgiving(date);
  }

  private static boolean isDayAfterThanksgiving(LocalDate date) {
    return date.getMonth() == NOVEMBER
        && date.minusDays(1).equals(date.with(dayOfWeekInMonth(4, THURSDAY)));
  }
}
