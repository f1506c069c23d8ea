package io.breakwater.orchestrator.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.orchestrator.instrument.Symbol;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RunStatusTest {

  @Test
  void failsOnlyBeforeAnythingIsSent() {
    Set<RunStatus> mayFail = EnumSet.noneOf(RunStatus.class);
    for (RunStatus status : RunStatus.values()) {
      if (status.mayBecome(RunStatus.FAILED)) {
        mayFail.add(status);
      }
    }

    assertThat(mayFail).containsExactly(RunStatus.CREATED);
  }

  @Test
  void neverGoesBackNorOnFromAnEnd() {
    for (RunStatus from : RunStatus.values()) {
      for (RunStatus to : RunStatus.values()) {
        if (from.mayBecome(to)) {
          assertThat(from).isLessThan(to);
          assertThat(from.isFinal()).isFalse();
        }
      }
      assertThat(RunStatus.ofWireName(from.wireName())).isEqualTo(from);
    }
  }

  @Test
  void orderIdsAreDerivedFromTheRunAndFitTheShorterLimit() {
    for (long seed = 0; seed < 1_000; seed++) {
      RunId id = RunId.random(new SplittableRandom(seed));

      String orderId = id.orderFor(Symbol.of("ABCDEFGHIJKLMNO")).value();

      assertThat(orderId)
          .as("seed %d", seed)
          .isEqualTo("bw-r" + id + "-ABCDEFGHIJKLMNO")
          .hasSizeLessThanOrEqualTo(48);
    }
  }
}
