package io.breakwater.execution.halt;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.execution.risk.TradingState;
import org.junit.jupiter.api.Test;

class ResumeTradingTest {
  private final RecordedLedger ledger = new RecordedLedger();
  private final RecordedBroker broker = new RecordedBroker(ledger.steps);
  private final ResumeTrading resumeTrading = new ResumeTrading(ledger, broker);

  @Test
  void tellsTheBrokerBeforeItOpensTheGate() {
    DisengageRequest request = requested();

    assertThat(resumeTrading.approve(request.id(), "risk-2"))
        .isInstanceOf(ResumeOutcome.Resumed.class);

    assertThat(ledger.steps).containsExactly("fence", "noted suspended=false", "unsuspend", "open");
  }

  @Test
  void staysClosedForTheOneWhoAsked() {
    assertThat(resumeTrading.approve(requested().id(), "risk-1"))
        .isInstanceOf(ResumeOutcome.SamePerson.class);
    assertThat(ledger.steps).containsExactly("fence");
  }

  @Test
  void staysClosedWhileOrdersAreUnknown() {
    DisengageRequest request = requested();
    ledger.unknown = 1;

    assertThat(resumeTrading.approve(request.id(), "risk-2"))
        .isEqualTo(new ResumeOutcome.OrdersUnknown(1));
    assertThat(ledger.steps).containsExactly("fence");
  }

  @Test
  void staysClosedUnlessTheBrokerConfirms() {
    DisengageRequest request = requested();
    broker.ignoresSuspension = true;

    assertThat(resumeTrading.approve(request.id(), "risk-2"))
        .isInstanceOf(ResumeOutcome.BrokerSilent.class);
    assertThat(ledger.state).isEqualTo(TradingState.HALTED);
    assertThat(ledger.steps)
        .containsExactly("fence", "noted suspended=false", "unsuspend", "noted suspended=true");
  }

  /** Whoever stops wins over whoever resumes, at the broker too. */
  @Test
  void suspendsAgainIfSomebodyStoppedMeanwhile() {
    DisengageRequest request = requested();
    broker.whileTold =
        () -> {
          broker.whileTold = () -> {};
          ledger.engage("again", "trader");
        };

    assertThat(resumeTrading.approve(request.id(), "risk-2"))
        .isInstanceOf(ResumeOutcome.NoSuchRequest.class);

    assertThat(ledger.steps)
        .containsExactly(
            "fence",
            "noted suspended=false",
            "unsuspend",
            "fence",
            "suspend",
            "noted suspended=true");
    assertThat(ledger.state).isEqualTo(TradingState.HALTED);
  }

  @Test
  void hasNothingToResumeWhileTradingIsActive() {
    assertThat(resumeTrading.request("why", "risk-1")).isEmpty();
  }

  private DisengageRequest requested() {
    ledger.engage("a drill", "trader");
    return resumeTrading.request("over", "risk-1").orElseThrow();
  }
}
