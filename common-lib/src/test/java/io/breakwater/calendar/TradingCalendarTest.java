package io.breakwater.calendar;

import static io.breakwater.calendar.TradingCalendar.NEW_YORK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TradingCalendarTest {

  private static final TradingCalendar NYSE = TradingCalendar.nyse();

  @Test
  void hasASessionOnExactlyTheDaysOnWhichSharesTraded() {
    var traded = RecordedDays.read("traded-days.txt");
    assertThat(traded).hasSize(3_270);

    var sessions = NYSE.sessions(traded.first(), traded.last());

    assertThat(sessions).extracting(TradingSession::date).containsExactlyElementsOf(traded);
  }

  @Test
  void closesOnExactlyTheHolidaysOfTheReferenceCalendar() {
    var holidays = RecordedDays.read("xnys-holidays.txt");

    var closedWeekdays =
        LocalDate.of(2000, 1, 1)
            .datesUntil(LocalDate.of(2029, 1, 1))
            .filter(date -> date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
            .filter(date -> NYSE.sessionOn(date).isEmpty());

    assertThat(closedWeekdays).containsExactlyElementsOf(holidays);
  }

  @Test
  void closesEarlyOnExactlyTheDaysOfTheReferenceCalendar() {
    var earlyCloses = RecordedDays.read("xnys-early-closes.txt");

    var sessions = NYSE.sessions(LocalDate.of(2000, 1, 1), LocalDate.of(2028, 12, 31));

    assertThat(sessions)
        .filteredOn(TradingSession::earlyClose)
        .extracting(TradingSession::date)
        .containsExactlyElementsOf(earlyCloses);
  }

  @Test
  void neverTradesAtWeekends() {
    assertThat(NYSE.sessions(TradingCalendar.FIRST_DATE, TradingCalendar.LAST_DATE))
        .extracting(session -> session.date().getDayOfWeek())
        .doesNotContain(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
  }

  @Test
  void opensAtHalfPastNineAndClosesAtFourOrOneInNewYork() {
    for (var session : NYSE.sessions(TradingCalendar.FIRST_DATE, TradingCalendar.LAST_DATE)) {
      assertThat(session.open().atZone(NEW_YORK).toLocalDateTime())
          .isEqualTo(session.date().atTime(9, 30));
      assertThat(session.close().atZone(NEW_YORK).toLocalDateTime())
          .isEqualTo(session.date().atTime(session.earlyClose() ? 13 : 16, 0));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2010-11-26", "2012-07-03", "2012-11-23", "2012-12-24", "2013-07-03", "2024-07-03",
        "2024-11-29", "2024-12-24", "2025-07-03", "2026-11-27", "2026-12-24", "2002-07-05",
        "2003-12-26"
      })
  void knowsTheShortDays(LocalDate date) {
    TradingSession session = NYSE.sessionOn(date).orElseThrow();

    assertThat(session.earlyClose()).isTrue();
    assertThat(LocalTime.ofInstant(session.close(), NEW_YORK)).isEqualTo(LocalTime.of(13, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2002-07-03", "2013-07-05", "2008-12-26", "2014-12-26", "2010-12-23"})
  void knowsTheirNeighboursThatAreNot(LocalDate date) {
    assertThat(NYSE.sessionOn(date).orElseThrow().earlyClose()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2001-09-11", "2001-09-14", "2004-06-11", "2007-01-02", "2012-10-29", "2012-10-30",
        "2018-12-05", "2025-01-09", "2022-06-20", "2021-12-24", "2020-07-03", "2026-04-03",
        "2026-11-26"
      })
  void isClosedOnHolidaysAndOnDaysOfMourningAndOfStorm(LocalDate date) {
    assertThat(NYSE.sessionOn(date)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2001-09-17", "2010-12-31", "2021-12-31", "2021-06-18", "2012-10-31"})
  void isOpenOnDaysThatLookLikeHolidays(LocalDate date) {
    assertThat(NYSE.sessionOn(date)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-06, 2026-03-06T14:30:00Z, 2026-03-06T21:00:00Z",
    "2026-03-09, 2026-03-09T13:30:00Z, 2026-03-09T20:00:00Z",
    "2026-10-30, 2026-10-30T13:30:00Z, 2026-10-30T20:00:00Z",
    "2026-11-02, 2026-11-02T14:30:00Z, 2026-11-02T21:00:00Z",
  })
  void keepsNewYorksHoursAcrossTheChangesOfItsClocks(LocalDate date, Instant open, Instant close) {
    assertThat(NYSE.sessionOn(date)).contains(new TradingSession(date, open, close, false));
  }

  @Test
  void isOpenFromTheOpenUntilJustBeforeTheClose() {
    TradingSession session = NYSE.sessionOn(LocalDate.of(2013, 1, 2)).orElseThrow();

    assertThat(NYSE.isOpen(session.open())).isTrue();
    assertThat(NYSE.isOpen(session.close().minusNanos(1))).isTrue();
    assertThat(NYSE.isOpen(session.open().minusNanos(1))).isFalse();
    assertThat(NYSE.isOpen(session.close())).isFalse();
    assertThat(NYSE.isOpen(Instant.parse("2013-01-05T16:00:00Z"))).isFalse();
    assertThat(NYSE.isOpen(Instant.parse("2012-12-24T18:30:00Z"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2013-01-02T00:00:00Z, 2013-01-02", // still New Year's Day in New York
    "2013-01-02T04:59:59Z, 2013-01-02",
    "2013-01-02T05:00:00Z, 2013-01-02",
    "2013-01-02T21:00:00Z, 2013-01-02", // after the close: still that date
    "2013-01-03T04:59:59Z, 2013-01-02",
    "2013-01-03T05:00:00Z, 2013-01-03",
    "2026-07-03T23:59:00Z, 2026-07-06", // 19:59 on the holiday
    "2026-07-02T23:59:00Z, 2026-07-02", // 19:59 the evening before
    "2026-07-03T00:01:00Z, 2026-07-02", // 20:01 the evening before
    "2013-01-05T12:00:00Z, 2013-01-07", // a Saturday
    "2012-12-31T22:00:00Z, 2012-12-31",
    "2013-01-01T15:00:00Z, 2013-01-02",
  })
  void tradingDateIsTheDateInNewYorkOrTheNextSessions(Instant marketTime, LocalDate date) {
    assertThat(NYSE.tradingDate(marketTime)).isEqualTo(date);
  }

  @ParameterizedTest
  @CsvSource({
    "2013-01-02T14:29:59Z, 2013-01-02",
    "2013-01-02T14:30:00Z, 2013-01-02",
    "2013-01-02T20:59:59Z, 2013-01-02",
    "2013-01-02T21:00:00Z, 2013-01-03",
    "2012-12-31T21:00:00Z, 2013-01-02",
    "2012-12-24T18:00:00Z, 2012-12-26",
  })
  void sessionAtOrAfterIsTheRunningOneElseTheNext(Instant marketTime, LocalDate date) {
    assertThat(NYSE.sessionAtOrAfter(marketTime).date()).isEqualTo(date);
  }

  @Test
  void findsNeighboursAcrossHolidaysAndYears() {
    assertThat(NYSE.nextSession(LocalDate.of(2012, 12, 31)).date()).isEqualTo("2013-01-02");
    assertThat(NYSE.previousSession(LocalDate.of(2013, 1, 2)).date()).isEqualTo("2012-12-31");
    assertThat(NYSE.previousSession(LocalDate.of(2013, 1, 1)).date()).isEqualTo("2012-12-31");
    assertThat(NYSE.nextSession(LocalDate.of(2012, 10, 26)).date()).isEqualTo("2012-10-31");
  }

  @Test
  void nextAndPreviousUndoEachOther() {
    for (long seed = 0; seed < 2_000; seed++) {
      var random = new SplittableRandom(seed);
      LocalDate date = LocalDate.of(2000, 1, 10).plusDays(random.nextInt(36_000));

      TradingSession next = NYSE.nextSession(date);

      assertThat(next.date()).as("seed %d", seed).isAfter(date);
      assertThat(NYSE.nextSession(NYSE.previousSession(next.date()).date()))
          .as("seed %d", seed)
          .isEqualTo(next);
      assertThat(NYSE.sessions(date.plusDays(1), next.date()))
          .as("seed %d", seed)
          .containsExactly(next);
    }
  }

  @Test
  void listsBothEndsOfASpan() {
    assertThat(NYSE.sessions(LocalDate.of(2012, 12, 31), LocalDate.of(2013, 1, 3)))
        .extracting(TradingSession::date)
        .containsExactly(
            LocalDate.of(2012, 12, 31), LocalDate.of(2013, 1, 2), LocalDate.of(2013, 1, 3));
    assertThat(NYSE.sessions(LocalDate.of(2013, 1, 5), LocalDate.of(2013, 1, 6))).isEmpty();
  }

  @Test
  void refusesASpanThatEndsBeforeItBegins() {
    assertThatThrownBy(() -> NYSE.sessions(LocalDate.of(2013, 1, 3), LocalDate.of(2013, 1, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("through must not be before from, was from=2013-01-03 through=2013-01-02");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1999-12-31", "2100-01-01", "+999999999-12-31", "-999999999-01-01"})
  void refusesDatesItDoesNotKnow(LocalDate date) {
    assertThatThrownBy(() -> NYSE.sessionOn(date))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the calendar covers 2000-01-01 to 2099-12-31, was asked for %d", date.getYear());
  }

  @Test
  void refusesToLookBeyondItsEnds() {
    assertThatThrownBy(() -> NYSE.nextSession(LocalDate.of(2099, 12, 31)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> NYSE.previousSession(LocalDate.of(2000, 1, 3)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> NYSE.isOpen(Instant.parse("1999-12-31T18:00:00Z")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void worksOutEachYearOnce() {
    TradingSession session = NYSE.sessionOn(LocalDate.of(2013, 1, 2)).orElseThrow();

    assertThat(NYSE.sessionAtOrAfter(session.open())).isSameAs(session);
  }

  @Test
  void answersManyThreadsAlike() throws InterruptedException, ExecutionException {
    var fresh = TradingCalendar.uncached();
    LocalDate from = LocalDate.of(2005, 1, 1);
    LocalDate through = LocalDate.of(2014, 12, 31);
    Callable<List<TradingSession>> ask = () -> fresh.sessions(from, through);

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = threads.invokeAll(IntStream.range(0, 50).mapToObj(i -> ask).toList());

      for (var answer : answers) {
        assertThat(answer.get()).isEqualTo(NYSE.sessions(from, through));
      }
    }
  }

  @Test
  void aSessionContainsItsOpenAndNotItsClose() {
    Instant open = Instant.parse("2013-01-02T14:30:00Z");
    Instant close = open.plus(Duration.ofHours(6));
    var session = new TradingSession(LocalDate.of(2013, 1, 2), open, close, false);

    assertThat(session.contains(open)).isTrue();
    assertThat(session.contains(close)).isFalse();
    assertThatThrownBy(() -> new TradingSession(session.date(), close, open, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("open must be before close");
  }
}
