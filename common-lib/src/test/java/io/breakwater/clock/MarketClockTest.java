package io.breakwater.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.calendar.TradingSession;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarketClockTest {

  private static final TradingCalendar NYSE = TradingCalendar.nyse();
  private static final Instant ORIGIN = Instant.parse("2026-11-22T20:00:00Z");
  private static final Instant CLOSE_OF_2012 = Instant.parse("2012-12-31T21:00:00Z");
  private static final Instant OPEN_OF_2013 = Instant.parse("2013-01-02T14:30:00Z");

  private static MarketClock replay(Instant market, int speed, Duration closed) {
    var setting = new ReplaySetting(ORIGIN, market, speed, closed);
    return MarketClock.replay(setting, NYSE, InstantSource.fixed(ORIGIN));
  }

  @Nested
  class OfTheSystem {

    private final MarketClock clock = MarketClock.system();

    @Test
    void marketTimeIsMachineTime() {
      Instant before = clock.machine().instant();
      Instant market = clock.instant();
      Instant after = clock.machine().instant();

      assertThat(market).isBetween(before, after);
      assertThat(clock.marketTimeOf(ORIGIN)).isEqualTo(ORIGIN);
      assertThat(clock.machineTimeOf(ORIGIN)).isEqualTo(ORIGIN);
      assertThat(clock.isReplay()).isFalse();
    }
  }

  @Nested
  class Replaying2013AtSixtyTimesLife {

    private final MarketClock clock = replay(CLOSE_OF_2012, 60, Duration.ofSeconds(5));

    @ParameterizedTest
    @CsvSource({
      // The replay starts at the last close of 2012.
      "PT0S,       2012-12-31T21:00:00Z",
      // The closed stretch of 41 1/2 hours takes five seconds, evenly.
      "PT2.5S,     2013-01-01T17:45:00Z",
      "PT5S,       2013-01-02T14:30:00Z",
      // A minute of the session takes a second: 390 minutes, 390 seconds.
      "PT6S,       2013-01-02T14:31:00Z",
      "PT6M35S,    2013-01-02T21:00:00Z",
      "PT6M40S,    2013-01-03T14:30:00Z",
      // Before the origin the same rule holds.
      "-PT1S,      2012-12-31T20:59:00Z",
      "-PT6M30S,   2012-12-31T14:30:00Z",
      "-PT6M35S,   2012-12-28T21:00:00Z",
    })
    void showsTheMarketsTimeAndFindsItsWayBack(Duration sinceOrigin, Instant market) {
      Instant machine = ORIGIN.plus(sinceOrigin);

      assertThat(clock.marketTimeOf(machine)).isEqualTo(market);
      assertThat(clock.machineTimeOf(market)).isEqualTo(machine);
    }

    @Test
    void showsNowWhatTheMachineShowsNow() {
      assertThat(clock.instant()).isEqualTo(CLOSE_OF_2012);
      assertThat(clock.machine().instant()).isEqualTo(ORIGIN);
      assertThat(clock.isReplay()).isTrue();
    }

    @Test
    void aShortDayTakesItsShortTime() {
      TradingSession christmasEve = NYSE.sessionOn(LocalDate.of(2012, 12, 24)).orElseThrow();

      assertThat(machineTimeOf(christmasEve)).isEqualTo(Duration.ofSeconds(210));
    }

    @Test
    void everyClosedStretchTakesExactlyTheTimeToldHoweverLongItIs() {
      var sessions = NYSE.sessions(LocalDate.of(2001, 9, 1), LocalDate.of(2013, 3, 1));

      for (int i = 1; i < sessions.size(); i++) {
        Instant close = sessions.get(i - 1).close();
        Instant open = sessions.get(i).open();

        assertThat(Duration.between(clock.machineTimeOf(close), clock.machineTimeOf(open)))
            .as("from %s to %s", close, open)
            .isEqualTo(Duration.ofSeconds(5));
      }
    }

    private Duration machineTimeOf(TradingSession session) {
      return Duration.between(
          clock.machineTimeOf(session.open()), clock.machineTimeOf(session.close()));
    }
  }

  @Test
  void theAnchorMayLieWithinASession() {
    Instant noon = Instant.parse("2012-07-03T16:00:00Z");
    MarketClock clock = replay(noon, 3_600, Duration.ofSeconds(10));

    assertThat(clock.instant()).isEqualTo(noon);
    assertThat(clock.marketTimeOf(ORIGIN.plusSeconds(1))).isEqualTo("2012-07-03T17:00:00Z");
    assertThat(clock.marketTimeOf(ORIGIN.plusSeconds(11))).isEqualTo("2012-07-05T13:30:00Z");
  }

  @Test
  void theAnchorMayLieWithinAClosedStretch() {
    Instant newYear = Instant.parse("2013-01-01T17:45:00Z");
    MarketClock clock = replay(newYear, 60, Duration.ofSeconds(10));

    assertThat(clock.instant()).isEqualTo(newYear);
    assertThat(clock.machineTimeOf(OPEN_OF_2013)).isEqualTo(ORIGIN.plusSeconds(5));
    assertThat(clock.machineTimeOf(CLOSE_OF_2012)).isEqualTo(ORIGIN.minusSeconds(5));
  }

  @Test
  void atSpeedOneASessionTakesItsOwnTime() {
    MarketClock clock = replay(OPEN_OF_2013, 1, Duration.ofSeconds(1));

    assertThat(clock.machineTimeOf(OPEN_OF_2013.plus(Duration.ofMillis(23_399_999))))
        .isEqualTo(ORIGIN.plus(Duration.ofMillis(23_399_999)));
  }

  @Test
  void machineTimeComesBackWhole() {
    forManyMoments((clock, random, seed) -> {
      Instant machine = anyMachineTime(clock, random);

      Instant back = clock.machineTimeOf(clock.marketTimeOf(machine));

      assertThat(back).as("seed %d", seed).isEqualTo(machine);
    });
  }

  @Test
  void aTimerSetForAMarketTimeFindsItReachedAndBarelyPassed() {
    forManyMoments((clock, random, seed) -> {
      Instant market = anyMarketTime(random);

      Instant found = clock.marketTimeOf(clock.machineTimeOf(market));
      Instant justBefore = clock.marketTimeOf(clock.machineTimeOf(market).minusNanos(2));

      assertThat(found).as("seed %d", seed).isAfterOrEqualTo(market);
      assertThat(justBefore).as("seed %d", seed).isBefore(market);
    });
  }

  @Test
  void runsForwardAlways() {
    forManyMoments((clock, random, seed) -> {
      Instant earlier = anyMachineTime(clock, random);
      Instant later = earlier.plusNanos(1L << random.nextInt(42));
      Instant market = anyMarketTime(random);
      Instant laterMarket = market.plusNanos(1L << random.nextInt(50));

      assertThat(clock.marketTimeOf(later))
          .as("seed %d", seed)
          .isAfter(clock.marketTimeOf(earlier));
      assertThat(clock.machineTimeOf(laterMarket))
          .as("seed %d", seed)
          .isAfterOrEqualTo(clock.machineTimeOf(market));
    });
  }

  /** Where the session's length is no multiple of the speed, its last nanoseconds round up. */
  @Test
  void theLastMomentOfASessionIsNotLaterThanItsClose() {
    for (long seed = 0; seed < 500; seed++) {
      var random = new SplittableRandom(seed);
      MarketClock clock = anyReplay(random);
      Instant close = NYSE.sessionAtOrAfter(anyMarketTime(random)).close();

      assertThat(clock.machineTimeOf(close.minusNanos(1)))
          .as("seed %d", seed)
          .isBeforeOrEqualTo(clock.machineTimeOf(close));
    }
  }

  @Test
  void runsAtItsSpeedWithinASession() {
    for (long seed = 0; seed < 200; seed++) {
      var random = new SplittableRandom(seed);
      int speed = random.nextInt(1, 10_001);
      MarketClock clock = replay(anyMarketTime(random), speed, Duration.ofSeconds(7));
      TradingSession session = NYSE.sessionAtOrAfter(anyMarketTime(random));
      Duration length = Duration.between(session.open(), session.close());
      Instant market = session.open().plusNanos(random.nextLong(length.toNanos()));

      Duration took =
          Duration.between(clock.machineTimeOf(session.open()), clock.machineTimeOf(market));

      Duration expected = Duration.between(session.open(), market).dividedBy(speed);
      assertThat(took).as("seed %d", seed).isCloseTo(expected, Duration.ofNanos(2));
    }
  }

  @Test
  void passesThroughTheChangesOfNewYorksClocks() {
    MarketClock clock = replay(Instant.parse("2026-03-06T21:00:00Z"), 60, Duration.ofSeconds(5));

    assertThat(clock.marketTimeOf(ORIGIN.plusSeconds(5))).isEqualTo("2026-03-09T13:30:00Z");
    assertThat(
            Duration.between(
                clock.machineTimeOf(Instant.parse("2026-10-30T20:00:00Z")),
                clock.machineTimeOf(Instant.parse("2026-11-02T14:30:00Z"))))
        .isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void agreesWithEveryOtherClockOfTheSameSetting() {
    for (long seed = 0; seed < 50; seed++) {
      var random = new SplittableRandom(seed);
      var setting = new ReplaySetting(ORIGIN, anyMarketTime(random), 90, Duration.ofSeconds(3));
      Instant machine = ORIGIN.plusNanos(random.nextLong(1L << 48));
      var other = ReplaySetting.parse(setting.toString());

      assertThat(MarketClock.replay(other, NYSE, () -> machine).instant())
          .as("seed %d", seed)
          .isEqualTo(MarketClock.replay(setting, NYSE, () -> machine).instant());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1999-12-31T15:00:00Z", "2000-01-01T15:00:00Z", "2101-01-01T15:00:00Z"})
  void refusesAnAnchorOutsideTheCalendar(Instant market) {
    assertThatThrownBy(() -> replay(market, 60, Duration.ofSeconds(5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2000-01-01 to 2099-12-31, was asked for " + market);
  }

  @Test
  void reachesFromTheFirstOpenToJustBeforeTheLast() {
    MarketClock clock = replay(CLOSE_OF_2012, 60, Duration.ofSeconds(5));
    Instant firstOpen = NYSE.nextSession(TradingCalendar.FIRST_DATE).open();
    Instant lastOpen = NYSE.sessionOn(TradingCalendar.LAST_DATE).orElseThrow().open();

    Instant first = clock.machineTimeOf(firstOpen);
    Instant last = clock.machineTimeOf(lastOpen.minusNanos(1));

    assertThat(clock.marketTimeOf(first)).isEqualTo(firstOpen);
    assertThatThrownBy(() -> clock.marketTimeOf(first.minusNanos(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> clock.machineTimeOf(firstOpen.minusNanos(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> clock.marketTimeOf(last))
        .as("a nanosecond of market time rounds up to the last open itself")
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> clock.marketTimeOf(last.plusNanos(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> clock.machineTimeOf(lastOpen))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesToRunOffTheCalendar() {
    MarketClock clock = replay(CLOSE_OF_2012, 10_000, Duration.ofSeconds(1));

    assertThat(
            clock.marketTimeOf(ORIGIN.plus(1, ChronoUnit.HOURS)).atZone(TradingCalendar.NEW_YORK))
        .satisfies(time -> assertThat(time.getYear()).isCloseTo(2016, within(1)));
    assertThatThrownBy(() -> clock.marketTimeOf(ORIGIN.plus(2, ChronoUnit.DAYS)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("of machine time, was asked for 2026-11-24T20:00:00Z");
    assertThatThrownBy(() -> clock.marketTimeOf(ORIGIN.minus(2, ChronoUnit.DAYS)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> clock.marketTimeOf(Instant.MAX))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> clock.machineTimeOf(Instant.MIN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> clock.machineTimeOf(Instant.MAX))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private interface Property {
    void check(MarketClock clock, SplittableRandom random, long seed);
  }

  /** Checks a property at 200 moments of each of 100 replays, each moment with its own seed. */
  private static void forManyMoments(Property property) {
    for (long first = 0; first < 20_000; first += 200) {
      MarketClock clock = anyReplay(new SplittableRandom(first));
      for (long seed = first; seed < first + 200; seed++) {
        property.check(clock, new SplittableRandom(seed), seed);
      }
    }
  }

  private static MarketClock anyReplay(SplittableRandom random) {
    return replay(
        anyMarketTime(random),
        random.nextInt(1, random.nextBoolean() ? 100 : 10_001),
        Duration.ofNanos(random.nextLong(1_000_000_000L, 3_600_000_000_001L)));
  }

  /** Any nanosecond from 2000 to 2089; every other time one near an open or a close. */
  private static Instant anyMarketTime(SplittableRandom random) {
    Instant any =
        Instant.parse("2000-01-05T00:00:00Z")
            .plusSeconds(random.nextLong(90L * 365 * 86_400))
            .plusNanos(random.nextLong(1_000_000_000));
    if (random.nextBoolean()) {
      return any;
    }
    TradingSession session = NYSE.sessionAtOrAfter(any);
    Instant edge = random.nextBoolean() ? session.open() : session.close();
    return edge.plusNanos(random.nextInt(-20_000, 20_001));
  }

  private static Instant anyMachineTime(MarketClock clock, SplittableRandom random) {
    return clock.machineTimeOf(anyMarketTime(random)).plusNanos(random.nextInt(-3, 4));
  }
}
