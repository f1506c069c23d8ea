package io.breakwater.execution.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.execution.reconciliation.WatchLog.Watch;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a process may rely on books that another compares. */
class StartGateTest {
  private static final Instant STARTED = Instant.parse("2026-11-25T12:00:00Z");

  private final StartGate gate = new StartGate();

  @Test
  void isClosedUntilProvenOtherwise() {
    assertThat(gate.whyNotReady()).isPresent();
  }

  @Test
  void opensByTheWordOfAFollowerThatIsAlive() {
    gate.hear(Optional.of(new Watch(1, true, "", STARTED.plusMillis(1), null)), STARTED);

    assertThat(gate.whyNotReady()).isEmpty();
  }

  /** A process that was killed has left its word behind, and nobody has looked since. */
  @Test
  void staysClosedByTheWordOfADeadOne() {
    gate.hear(Optional.of(new Watch(1, true, "", STARTED, null)), STARTED);

    assertThat(gate.whyNotReady()).get().asString().contains("has not been heard of");
  }

  @Test
  void tellsWhatTheFollowerWaitsFor() {
    gate.hear(
        Optional.of(new Watch(1, false, "the broker is away", STARTED.plusMillis(1), null)),
        STARTED);

    assertThat(gate.whyNotReady()).get().asString().contains("the broker is away");
  }

  @Test
  void staysOpenOnceItIs() {
    gate.open();

    gate.because("the broker could not be asked");
    gate.hear(Optional.empty(), STARTED);

    assertThat(gate.whyNotReady()).isEmpty();
  }

  @Test
  void standsBackWhileAnotherBuildIsAtWork() {
    gate.open();

    gate.standBackFor("next");
    assertThat(gate.whyNotReady()).get().asString().endsWith("next");
    assertThat(gate.atWork()).contains("next");

    gate.standBackFor(null);
    assertThat(gate.whyNotReady()).isEmpty();
    assertThat(gate.atWork()).isEmpty();
  }
}
