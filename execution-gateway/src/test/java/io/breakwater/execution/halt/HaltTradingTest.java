package io.breakwater.execution.halt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HaltTradingTest {
  private final RecordedLedger ledger = new RecordedLedger();
  private final RecordedBroker broker = new RecordedBroker(ledger.steps);
  private final HaltTrading haltTrading =
      new HaltTrading(ledger, broker, broker, ledger, Duration.ofMillis(2_500));

  /** Told to cancel before the last order has left, the broker would miss that one. */
  @Test
  void fencesThenDrainsThenTellsTheBroker() {
    ledger.pausesUntilDrained = 40;

    HaltReport report = haltTrading.engage("a drill", "trader");

    assertThat(ledger.steps)
        .containsExactly("fence", "drained", "suspend", "noted suspended=true", "cancel all");
    assertThat(report).isEqualTo(new HaltReport(2, true, true, true, 3, 0, 0));
  }

  @Test
  void goesOnAndSaysSoWhenItDoesNotDrain() {
    ledger.pausesUntilDrained = 1_000;

    HaltReport report = haltTrading.engage("a drill", "trader");

    assertThat(report.drained()).isFalse();
    assertThat(report.suspended()).isTrue();
    assertThat(report.canceled()).isEqualTo(3);
  }

  @Test
  void isFencedAlsoWhenTheBrokerIsAway() {
    broker.away = true;
    ledger.unknown = 2;

    HaltReport report = haltTrading.engage("a drill", "trader");

    assertThat(report).isEqualTo(new HaltReport(2, true, true, false, 0, 0, 2));
  }
}
