package io.breakwater.execution.webhook.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RetriesTest {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  @Test
  void waitsTwiceAsLongEachTimeUpToTheLongest() {
    for (long seed = 0; seed < 1_000; seed++) {
      var retries = new Retries(10, FIRST, LONGEST, new SplittableRandom(seed));
      Duration most = FIRST;
      for (int failures = 1; failures <= 12; failures++) {
        assertThat(retries.waitAfter(failures, null))
            .as("seed %d, failures %d", seed, failures)
            .isBetween(most.dividedBy(2), most);
        most = most.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : most.multipliedBy(2);
      }
    }
  }

  @Test
  void doesNotLetManySendersComeBackAtOnce() {
    var retries = new Retries(10, FIRST, LONGEST, new SplittableRandom(7));

    assertThat(retries.waitAfter(5, null)).isNotEqualTo(retries.waitAfter(5, null));
  }

  @Test
  void leavesAReceiverAloneForAsLongAsItAsksButNotForEver() {
    var retries = new Retries(10, FIRST, LONGEST, new SplittableRandom(7));

    assertThat(retries.waitAfter(1, Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(30));
    assertThat(retries.waitAfter(1, Duration.ofDays(30))).isEqualTo(LONGEST);
    assertThat(retries.waitAfter(1, Duration.ZERO)).isPositive();
  }

  @Test
  void endsAfterTheAttemptsThereAre() {
    var retries = new Retries(3, FIRST, LONGEST, new SplittableRandom(7));

    assertThat(retries.areSpent(2)).isFalse();
    assertThat(retries.areSpent(3)).isTrue();
  }
}
