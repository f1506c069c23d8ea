package io.breakwater.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplaySettingTest {

  private static final Instant ORIGIN = Instant.parse("2026-11-22T20:00:00.123456Z");
  private static final Instant MARKET = Instant.parse("2012-12-31T21:00:00Z");
  private static final String TEXT =
      "origin=2026-11-22T20:00:00.123456Z,market=2012-12-31T21:00:00Z,speed=60,closed=PT5S";

  @Test
  void readsItsTextForm() {
    assertThat(ReplaySetting.parse(TEXT))
        .isEqualTo(new ReplaySetting(ORIGIN, MARKET, 60, Duration.ofSeconds(5)));
  }

  @Test
  void readsTheKeysInAnyOrder() {
    assertThat(
            ReplaySetting.parse(
                "closed=PT5S,speed=60,market=2012-12-31T21:00:00Z,"
                    + "origin=2026-11-22T20:00:00.123456Z"))
        .isEqualTo(ReplaySetting.parse(TEXT));
  }

  @Test
  void printsItsTextForm() {
    assertThat(ReplaySetting.parse(TEXT)).hasToString(TEXT);
  }

  @Test
  void parsesWhatItPrints() {
    for (long seed = 0; seed < 1_000; seed++) {
      var random = new SplittableRandom(seed);
      var setting =
          new ReplaySetting(
              ORIGIN.plusNanos(random.nextLong(1L << 60)),
              MARKET.minusNanos(random.nextLong(1L << 58)),
              random.nextInt(1, 10_001),
              Duration.ofMillis(random.nextInt(1_000, 3_600_001)));

      assertThat(ReplaySetting.parse(setting.toString())).as("seed %d", seed).isEqualTo(setting);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, PT1S", "10000, PT1H"})
  void acceptsTheEndsOfItsRanges(int speed, Duration closed) {
    var setting = new ReplaySetting(ORIGIN, MARKET, speed, closed);

    assertThat(ReplaySetting.parse(setting.toString())).isEqualTo(setting);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "speed=60      | speed=0       | speed must be 1..10000, was 0",
        "speed=60      | speed=-1      | speed must be 1..10000, was -1",
        "speed=60      | speed=10001   | speed must be 1..10000, was 10001",
        "speed=60      | speed=fast    | speed is unreadable, was 'fast'",
        "speed=60      | speed=1.5     | speed is unreadable, was '1.5'",
        "speed=60      | speed=9999999999 | speed is unreadable, was '9999999999'",
        "speed=60      | speed=        | speed is unreadable, was ''",
        "closed=PT5S   | closed=PT0S   | closed must be PT1S to PT1H, was PT0S",
        "closed=PT5S   | closed=PT0.999S | closed must be PT1S to PT1H, was PT0.999S",
        "closed=PT5S   | closed=-PT5S  | closed must be PT1S to PT1H, was PT-5S",
        "closed=PT5S   | closed=PT1H0.001S | closed must be PT1S to PT1H, was PT1H0.001S",
        "closed=PT5S   | closed=5s     | closed is unreadable, was '5s'",
        "market=2012-12-31T21:00:00Z | market=2012-12-31 | market is unreadable, was '2012-12-31'",
        "market=2012-12-31T21:00:00Z | market=yesterday | market is unreadable, was 'yesterday'",
        "origin=2026-11-22T20:00:00.123456Z, | '' | origin is missing in the replay setting",
        ",closed=PT5S  | ''            | closed is missing in the replay setting",
      })
  void refusesNonsenseAndSaysWhat(String part, String instead, String message) {
    String text = TEXT.replace(part, instead);

    assertThatThrownBy(() -> ReplaySetting.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"''", "' '", "speed", "TEXT,", "TEXT,pace=1", "TEXT,=", "true"})
  void refusesWhatIsNoReplaySetting(String form) {
    String text = form.replace("TEXT", TEXT);

    assertThatThrownBy(() -> ReplaySetting.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a replay setting is origin=…,market=…,speed=…,closed=…, was '" + text + "'");
  }

  @Test
  void refusesAKeyGivenTwice() {
    assertThatThrownBy(() -> ReplaySetting.parse(TEXT + ",speed=61"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("speed must be given once, was '" + TEXT + ",speed=61'");
  }
}
