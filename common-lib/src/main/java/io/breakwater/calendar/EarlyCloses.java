package io.breakwater.calendar;

import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;

/**
 * Which sessions since 2000 close at 13:00 New York time. Asked only about days that are sessions.
 *
 * <p>Sources: the exchange's page "Holidays and Trading Hours"
 * (https://www.nyse.com/markets/hours-calendars) for the rules as they stand; for the past, the
 * calendar XNYS of the project exchange_calendars 4.13.2, whose list from 2000 to 2028 lies in the
 * test resources and is compared day by day.
 */
final class EarlyCloses {

  private static final MonthDay JULY_3 = MonthDay.of(Month.JULY, 3);
  private static final MonthDay JULY_5 = MonthDay.of(Month.JULY, 5);
  private static final MonthDay CHRISTMAS_EVE = MonthDay.of(Month.DECEMBER, 24);

  /** The Friday after Christmas 2003, a single case: not so in 2008 and 2014. */
  private static final LocalDate BOXING_DAY_2003 = LocalDate.of(2003, 12, 26);

  /** From here on the Wednesday before a Thursday's July 4 is short, not the Friday after it. */
  private static final int YEAR_OF_SHORT_WEDNESDAYS = 2013;

  private EarlyCloses() {}

  static boolean includes(LocalDate session) {
    return isShortForIndependenceDay(session)
        || isDayAfterThanksgiving(session)
        || MonthDay.from(session).equals(CHRISTMAS_EVE)
        || session.equals(BOXING_DAY_2003);
  }

  /** July 3, before 2013 not if a Wednesday: then the Friday, July 5, was the short day. */
  private static boolean isShortForIndependenceDay(LocalDate session) {
    boolean fridayInstead =
        session.getYear() < YEAR_OF_SHORT_WEDNESDAYS
            && session.withDayOfMonth(3).getDayOfWeek() == WEDNESDAY;
    return MonthDay.from(session).equals(fridayInstead ? JULY_5 : JULY_3);
  }

  private static boolean isDayAfterThanksgiving(LocalDate session) {
    return session.getMonth() == Month.NOVEMBER
        && session.minusDays(1).equals(session.with(dayOfWeekInMonth(4, THURSDAY)));
  }
}
