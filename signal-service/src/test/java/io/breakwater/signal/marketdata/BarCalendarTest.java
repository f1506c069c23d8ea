package io.breakwater.signal.marketdata;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.testing.SettableClock;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class BarCalendarTest {
  private static final LocalDate FRIDAY = LocalDate.of(2012, 12, 28);

  private final SettableClock clock = SettableClock.at(Instant.parse("2012-12-28T20:59:59Z"));
  private final BarCalendar calendar = new BarCalendar(TradingCalendar.nyse(), clock);

  @Test
  void aSessionIsOverFromItsCloseOn() {
    assertThat(calendar.isOver(FRIDAY)).isFalse();

    clock.set(Instant.parse("2012-12-28T21:00:00Z"));

    assertThat(calendar.isOver(FRIDAY)).isTrue();
  }

  @Test
  void aDayWithoutSessionIsNeverOver() {
    assertThat(calendar.isOver(LocalDate.of(2012, 12, 25))).isFalse();
  }

  @Test
  void theSessionBeforeSkipsWeekendsAndHolidays() {
    assertThat(calendar.sessionBefore(LocalDate.of(2013, 1, 2)))
        .contains(LocalDate.of(2012, 12, 31));
    assertThat(calendar.sessionBefore(LocalDate.of(2012, 12, 31))).contains(FRIDAY);
  }

  @Test
  void theSessionBeforeIsFoundOverTheLongestClosure() {
    assertThat(calendar.sessionBefore(LocalDate.of(2001, 9, 17)))
        .contains(LocalDate.of(2001, 9, 10));
  }

  @Test
  void datesBeyondTheCalendarAreNoSessions() {
    assertThat(calendar.isSession(LocalDate.of(1999, 12, 31))).isFalse();
    assertThat(calendar.isSession(LocalDate.of(2200, 1, 2))).isFalse();
    assertThat(calendar.isOver(LocalDate.of(1999, 12, 31))).isFalse();
    assertThat(calendar.sessionBefore(LocalDate.of(2000, 1, 3))).isEmpty();
    assertThat(calendar.sessions(LocalDate.of(1990, 1, 1), LocalDate.of(2000, 1, 4)))
        .containsExactly(LocalDate.of(2000, 1, 3), LocalDate.of(2000, 1, 4));
  }

  @Test
  void thereAreNoSessionsBackwards() {
    assertThat(calendar.sessions(FRIDAY, FRIDAY.minusDays(1))).isEmpty();
  }
}
