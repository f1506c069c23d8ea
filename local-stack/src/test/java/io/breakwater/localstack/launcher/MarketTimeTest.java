package io.breakwater.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.clock.ReplaySetting;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MarketTimeTest {
  static final Instant MACHINE = Instant.parse("2026-11-22T12:00:00Z");
  static final Instant NEW_YEARS_EVE_CLOSE = Instant.parse("2012-12-31T21:00:00Z");
  static final MarketTime TIME =
      new MarketTime(
          TradingCalendar.nyse(), LocalDate.parse("2013-01-02"), LocalDate.parse("2013-03-01"));

  @Test
  void beginsAtTheCloseBeforeTheFirstDay() {
    assertThat(TIME.resume(Optional.empty(), MACHINE, 60).market()).isEqualTo(NEW_YEARS_EVE_CLOSE);
    assertThat(TIME.nextDay(Optional.empty(), MACHINE, 60))
        .isEqualTo(new ReplaySetting(MACHINE, NEW_YEARS_EVE_CLOSE, 60, Duration.ofSeconds(5)));
  }

  @Test
  void goesOnWhereItStood() {
    Instant noon = Instant.parse("2013-01-02T17:00:00Z");

    assertThat(TIME.resume(Optional.of(noon), MACHINE, 120))
        .isEqualTo(new ReplaySetting(MACHINE, noon, 120, Duration.ofSeconds(5)));
  }

  @Nested
  class ForTheNextDay {

    @Test
    void leavesTheRestOfTheDayThatWasUnderWay() {
      assertThat(nextAfter("2013-01-02T17:00:00Z")).isEqualTo("2013-01-02T21:00:00Z");
    }

    @Test
    void takesTheOpenItselfAsUnderWay() {
      assertThat(nextAfter("2013-01-02T14:30:00Z")).isEqualTo("2013-01-02T21:00:00Z");
    }

    @Test
    void doesNotGoBackToACloseThatIsPast() {
      assertThat(nextAfter("2013-01-05T12:00:00Z")).isEqualTo("2013-01-05T12:00:00Z");
    }

    @Test
    void tradesTheLastDay() {
      assertThat(nextAfter("2013-02-28T20:00:00Z")).isEqualTo("2013-02-28T21:00:00Z");
    }

    @Test
    void saysWhenAllDaysHaveBeenTraded() {
      assertThatThrownBy(() -> nextAfter("2013-03-01T14:30:00Z"))
          .isInstanceOf(LauncherException.class)
          .hasMessageContaining("2013-03-01")
          .hasMessageContaining("FRESH=1");
    }

    private String nextAfter(String stoodAt) {
      return TIME.nextDay(Optional.of(Instant.parse(stoodAt)), MACHINE, 60).market().toString();
    }
  }

  /** Starts and stops at random, with random speeds: no start may show an earlier market time. */
  @Test
  void neverGoesBack() {
    for (long seed = 0; seed < 40; seed++) {
      var random = new SplittableRandom(seed);
      Instant machine = MACHINE;
      Optional<Instant> stoodAt = Optional.empty();
      for (int start = 0; start < 10; start++) {
        ReplaySetting setting = TIME.resume(stoodAt, machine, random.nextInt(1, 3_600));

        assertThat(TIME.marketTimeAt(setting, machine))
            .as("seed %d start %d", seed, start)
            .isAfterOrEqualTo(stoodAt.orElse(NEW_YEARS_EVE_CLOSE));

        machine = machine.plusMillis(random.nextLong(1, 30_000));
        stoodAt = Optional.of(TIME.marketTimeAt(setting, machine));
        machine = machine.plusSeconds(random.nextLong(0, 1_000_000));
      }
    }
  }
}
