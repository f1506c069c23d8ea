package io.breakwater.localstack.venue.hours;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.calendar.TradingSession;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class VenueHoursTest {
  private final VenueHours hours = new VenueHours(TradingCalendar.nyse(), LocalDate.of(2013, 3, 1));

  @Test
  void isOpenWithinASession() {
    assertThat(hours.runningAt(at("2013-01-02T14:30:00Z")))
        .map(TradingSession::date)
        .contains(LocalDate.of(2013, 1, 2));
    assertThat(hours.runningAt(at("2013-01-02T21:00:00Z"))).isEmpty();
  }

  @Test
  void nameTheNextSessionWhileOneIsRunning() {
    assertThat(hours.nextAfter(at("2013-01-02T15:00:00Z")))
        .map(TradingSession::date)
        .contains(LocalDate.of(2013, 1, 3));
    assertThat(hours.atOrAfter(at("2013-01-02T15:00:00Z")))
        .map(TradingSession::date)
        .contains(LocalDate.of(2013, 1, 2));
  }

  @Test
  void haveNoSessionAfterTheData() {
    assertThat(hours.nextAfter(at("2013-03-01T15:00:00Z"))).isEmpty();
    assertThat(hours.atOrAfter(at("2013-03-01T21:00:00Z"))).isEmpty();
    assertThat(hours.runningAt(at("2013-03-04T15:00:00Z"))).isEmpty();
    assertThat(hours.sessions(LocalDate.of(2013, 2, 28), LocalDate.of(2013, 12, 31))).hasSize(2);
  }

  @Test
  void reachADayWhenItsSessionCloses() {
    assertThat(hours.lastClosedDate(at("2013-01-02T20:59:59Z")))
        .isEqualTo(LocalDate.of(2012, 12, 31));
    assertThat(hours.lastClosedDate(at("2013-01-02T21:00:00Z")))
        .isEqualTo(LocalDate.of(2013, 1, 2));
  }

  private static Instant at(String instant) {
    return Instant.parse(instant);
  }
}
