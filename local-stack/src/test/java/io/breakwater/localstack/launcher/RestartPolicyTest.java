package io.breakwater.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {
  static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void waitsLongerEachTimeAndThenGivesUp() {
    var policy = new RestartPolicy();

    assertThat(IntStream.range(0, 6).mapToObj(i -> policy.afterDeathAt(START.plusSeconds(i))))
        .extracting(wait -> wait.map(Duration::toSeconds).orElse(-1L))
        .containsExactly(1L, 2L, 4L, 8L, 16L, -1L);
  }

  @Test
  void forgetsDeathsLongPast() {
    var policy = new RestartPolicy();
    IntStream.range(0, 5).forEach(i -> policy.afterDeathAt(START.plusSeconds(i)));

    assertThat(policy.afterDeathAt(START.plusSeconds(305))).contains(Duration.ofSeconds(1));
  }

  @Test
  void stillCountsADeathAtTheEdgeOfTheWindow() {
    var policy = new RestartPolicy();
    policy.afterDeathAt(START);

    assertThat(policy.afterDeathAt(START.plusSeconds(300))).contains(Duration.ofSeconds(2));
  }
}
