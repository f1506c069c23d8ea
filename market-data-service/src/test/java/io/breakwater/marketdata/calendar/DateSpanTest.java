package io.breakwater.marketdata.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.calendar.TradingCalendar;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DateSpanTest {

  private static final LocalDate START = LocalDate.parse("2000-03-01");

  @Test
  void takesOneDayAndThirtyYears() {
    assertThat(DateSpan.faultOf(START, START)).isEmpty();
    assertThat(DateSpan.faultOf(START, START.plusYears(30))).isEmpty();
  }

  @Test
  void refusesTheWrongOrder() {
    assertThat(DateSpan.faultOf(START, START.minusDays(1)))
        .contains("end must not be before start");
  }

  @Test
  void refusesMoreThanThirtyYears() {
    assertThat(DateSpan.faultOf(START, START.plusYears(30).plusDays(1)))
        .contains("start and end must not be more than 30 years apart");
  }

  @Test
  void refusesDatesThatTheCalendarDoesNotReach() {
    assertThat(DateSpan.faultOf(LocalDate.parse("1999-12-31"), START)).isPresent();
    LocalDate last = TradingCalendar.LAST_DATE;
    assertThat(DateSpan.faultOf(last, last)).isEmpty();
    assertThat(DateSpan.faultOf(last, last.plusDays(1))).isPresent();
    assertThat(DateSpan.faultOf(LocalDate.MIN, LocalDate.MAX)).isPresent();
  }
}
