package io.breakwater.execution.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * T14: random histories, each named by its seed. {@code -Dsimulation.histories=1000000} plays more
 * of them, {@code -Dsimulation.seed=} others; with one history, that one.
 */
class SimulationTest {
  private static final int HISTORIES = Integer.getInteger("simulation.histories", 100_000);
  private static final long FIRST = Long.getLong("simulation.seed", 0);

  private static final String ORDERS = "io.breakwater.execution.order";

  @Test
  void whatWasPromisedOfOrdersHoldsInEveryHistory() {
    var failed = new AtomicLong();
    var crashes = new AtomicLong();
    var faults = new AtomicLong();
    var first = new AtomicLong(Long.MAX_VALUE);
    try (var _ = QuietLog.of(ORDERS)) {
      LongStream.range(FIRST, FIRST + HISTORIES)
          .parallel()
          .mapToObj(seed -> History.play(seed, Trace.none(), Variant.SOUND))
          .forEach(outcome -> {
            crashes.addAndGet(outcome.crashes());
            faults.addAndGet(outcome.faults());
            if (!outcome.broken().isEmpty()) {
              failed.incrementAndGet();
              first.accumulateAndGet(outcome.seed(), Math::min);
            }
          });
    }
    System.out.printf(
        "RESULT torture-simulation histories=%d failed=%d crashes=%d faults=%d%n",
        HISTORIES, failed.get(), crashes.get(), faults.get());

    assertThat(failed).as(() -> Replay.of(first.get())).hasValue(0);
  }

  /** A history in which nothing happens would prove little. */
  @Test
  void theHistoriesHoldWhatCanGoWrong() {
    var seen = new EnumMap<Happening, Integer>(Happening.class);
    var crashes = 0;
    try (var _ = QuietLog.of(ORDERS)) {
      for (long seed = 0; seed < 2_000; seed++) {
        History.Outcome outcome = History.play(seed, Trace.none(), Variant.SOUND);
        outcome.seen().forEach((happening, times) -> seen.merge(happening, times, Integer::sum));
        crashes += outcome.crashes();
      }
    }

    assertThat(seen).containsOnlyKeys(Happening.values());
    assertThat(seen.values()).as("each often enough: %s", seen).allMatch(times -> times > 20);
    assertThat(crashes).as("gateways that died").isGreaterThan(1_000);
  }

  @Test
  void theSameSeedIsTheSameHistory() {
    try (var _ = QuietLog.of(ORDERS)) {
      for (long seed = 0; seed < 100; seed++) {
        assertThat(traceOf(seed)).isEqualTo(traceOf(seed)).isNotEmpty();
      }
    }
  }

  private static String traceOf(long seed) {
    Trace trace = Trace.kept();
    History.play(seed, trace, Variant.SOUND);
    return trace.text();
  }
}
