package io.breakwater.execution.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A simulation that misses one of these proves nothing. */
class MutantTest {
  private static final int WITHIN = 1_000;

  @ParameterizedTest
  @EnumSource
  void isFoundWithinAThousandHistories(Mutant mutant) {
    List<String> broken;
    try (var _ = QuietLog.of("io.breakwater.execution.order")) {
      broken =
          LongStream.range(0, WITHIN)
              .mapToObj(seed -> History.play(seed, Trace.none(), mutant))
              .flatMap(outcome -> outcome.broken().stream())
              .filter(promise -> promise.startsWith(mutant.breaks()))
              .limit(1)
              .toList();
    }

    assertThat(broken).as("what %s breaks", mutant).hasSize(1);
  }
}
