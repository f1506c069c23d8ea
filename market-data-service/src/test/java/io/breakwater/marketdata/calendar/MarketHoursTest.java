package io.breakwater.marketdata.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.calendar.TradingSession;
import io.breakwater.clock.MarketClock;
import io.breakwater.clock.ReplaySetting;
import io.breakwater.testing.SettableClock;
import io.breakwater.testing.SettableMarketClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MarketHoursTest {

  private final SettableMarketClock clock = SettableMarketClock.at("2013-01-03T15:00:00Z");
  private final MarketHours hours = new MarketHours(clock, TradingCalendar.nyse());

  @Nested
  class WhileOpen {

    @Test
    void theRunningSessionsCloseIsNextAndTheNextOpenIsTomorrows() {
      ClockReading reading = hours.read();

      assertThat(reading.open()).isTrue();
      assertThat(reading.tradingDate()).isEqualTo("2013-01-03");
      assertThat(reading.nextClose()).isEqualTo("2013-01-03T21:00:00Z");
      assertThat(reading.nextOpen()).isEqualTo("2013-01-04T14:30:00Z");
    }

    @Test
    void theRunningSessionIsNotCompleted() {
      assertThat(hours.lastCompletedSession(Duration.ZERO).date()).isEqualTo("2013-01-02");
    }
  }

  @Nested
  class WhileClosed {

    @Test
    void openAndCloseOfTheNextSessionAreNext() {
      clock.setMarket(Instant.parse("2013-01-04T21:00:00Z"));

      ClockReading reading = hours.read();

      assertThat(reading.open()).isFalse();
      assertThat(reading.tradingDate()).isEqualTo("2013-01-04");
      assertThat(reading.nextOpen()).isEqualTo("2013-01-07T14:30:00Z");
      assertThat(reading.nextClose()).isEqualTo("2013-01-07T21:00:00Z");
    }

    @Test
    void aSessionIsCompletedFromItsCloseOn() {
      clock.setMarket(Instant.parse("2013-01-03T20:59:59.999Z"));
      LocalDate before = hours.lastCompletedSession(Duration.ZERO).date();
      clock.setMarket(Instant.parse("2013-01-03T21:00:00Z"));
      LocalDate after = hours.lastCompletedSession(Duration.ZERO).date();

      assertThat(before).isEqualTo("2013-01-02");
      assertThat(after).isEqualTo("2013-01-03");
    }

    @Test
    void aSessionIsSettledOnlyWhenTheSettlingTimeIsOver() {
      clock.setMarket(Instant.parse("2013-01-03T21:14:59Z"));
      LocalDate before = hours.lastCompletedSession(Duration.ofMinutes(15)).date();
      clock.setMarket(Instant.parse("2013-01-03T21:15:00Z"));
      LocalDate after = hours.lastCompletedSession(Duration.ofMinutes(15)).date();

      assertThat(before).isEqualTo("2013-01-02");
      assertThat(after).isEqualTo("2013-01-03");
    }
  }

  @Test
  void countsSessionsBackOverHolidaysAndTheTurnOfTheYear() {
    var sessions = hours.sessionsThrough(LocalDate.parse("2013-01-03"), 20);

    assertThat(sessions).hasSize(20);
    assertThat(sessions.getFirst().date()).isEqualTo("2012-12-05");
    assertThat(sessions.getLast().date()).isEqualTo("2013-01-03");
  }

  @Test
  void countsTheSessionsThereAreAtTheBeginningOfTheCalendar() {
    var sessions = hours.sessionsThrough(LocalDate.parse("2000-01-05"), 20);

    assertThat(sessions)
        .extracting(TradingSession::date)
        .containsExactly(
            LocalDate.parse("2000-01-03"),
            LocalDate.parse("2000-01-04"),
            LocalDate.parse("2000-01-05"));
  }

  @Test
  void everyInstantItCallsCoveredHasAMachineTimeInAReplay() {
    var setting =
        ReplaySetting.parse(
            "origin=2026-11-22T20:00:00Z,market=2013-01-02T21:00:00Z,speed=60,closed=PT5S");
    var replay =
        MarketClock.replay(
            setting, TradingCalendar.nyse(), SettableClock.at("2026-11-22T20:00:00Z"));
    var replayed = new MarketHours(replay, TradingCalendar.nyse());

    assertThat(replayed.isCovered(Instant.parse("1999-12-31T00:00:00Z"))).isFalse();
    assertThat(replayed.isCovered(Instant.parse(TradingCalendar.LAST_DATE + "T12:00:00Z")))
        .isFalse();
    for (int year = 2000; year < TradingCalendar.LAST_DATE.getYear(); year++) {
      Instant middle = Instant.parse(year + "-06-15T12:00:00Z");
      assertThat(replayed.isCovered(middle)).as("%s", middle).isTrue();
      assertThat(replayed.machineTimeOf(middle)).isNotNull();
    }
  }
}
