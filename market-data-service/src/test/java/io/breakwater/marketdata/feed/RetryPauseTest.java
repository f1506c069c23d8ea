package io.breakwater.marketdata.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.testing.SettableClock;
import java.time.Duration;
import java.util.HashSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RetryPauseTest {

  private static final Duration FIRST = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final SettableClock machine = SettableClock.at("2026-11-22T20:00:00Z");

  @Test
  void doublesUpToTheBoundWithAtMostHalfOfItLeftToChance() {
    for (long seed = 0; seed < 500; seed++) {
      RetryPause pause = pause(seed);
      for (int failure = 0; failure < 40; failure++) {
        long bound = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(failure, 20));
        assertThat(pause.begin())
            .as("seed %d, failure %d", seed, failure)
            .isBetween(Duration.ofMillis(bound / 2), Duration.ofMillis(bound));
      }
    }
  }

  @Test
  void differsFromOneProcessToAnother() {
    var waits = new HashSet<Duration>();

    for (long seed = 0; seed < 100; seed++) {
      waits.add(pause(seed).begin());
    }

    assertThat(waits).hasSizeGreaterThan(10);
  }

  @Test
  void isOverWhenItsTimeIs() {
    RetryPause pause = pause(1);
    assertThat(pause.isOver()).isTrue();
    Duration wait = pause.begin();

    machine.advance(wait.minusMillis(1));
    assertThat(pause.isOver()).isFalse();
    machine.advance(Duration.ofMillis(1));
    assertThat(pause.isOver()).isTrue();
  }

  @Test
  void isShortAgainAfterAReset() {
    RetryPause pause = pause(1);
    for (int i = 0; i < 10; i++) {
      pause.begin();
    }

    pause.reset();

    assertThat(pause.begin()).isLessThanOrEqualTo(FIRST);
  }

  @Test
  void isLongAtOnceWhereTheVendorRefused() {
    assertThat(pause(1).beginLongest()).isGreaterThanOrEqualTo(LONGEST.dividedBy(2));
  }

  private RetryPause pause(long seed) {
    return new RetryPause(FIRST, LONGEST, machine, new SplittableRandom(seed));
  }
}
