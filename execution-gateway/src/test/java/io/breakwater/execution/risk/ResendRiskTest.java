package io.breakwater.execution.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.testing.SettableMarketClock;
import org.junit.jupiter.api.Test;

class ResendRiskTest {
  private static final long EPOCH = 7;
  private static final GateReading ACTIVE = new GateReading.Read(TradingState.ACTIVE, EPOCH);
  private static final String OPEN = "2013-01-02T15:00:00Z";
  private static final String CLOSED = "2013-01-02T22:00:00Z";

  /** The list is the whole of it: what is added to it lets go of orders that were taken. */
  @Test
  void asksWhetherTradingIsHaltedAndTheMarketOpenAndNothingElse() {
    Decision decision = judge(order(true), ACTIVE, OPEN);

    assertThat(decision.isPassed()).isTrue();
    assertThat(decision.verdicts())
        .extracting(Verdict::check)
        .containsExactly("safety_state_readable", "trading_state", "market_session");
  }

  @Test
  void aHaltStopsIt() {
    var halted = new GateReading.Read(TradingState.HALTED, EPOCH + 1);

    assertThat(reasonOf(judge(order(true), halted, OPEN)))
        .isEqualTo(new DenialReason.TradingHalted());
  }

  @Test
  void aHaltThatIsOverStopsItToo() {
    var openAgain = new GateReading.Read(TradingState.ACTIVE, EPOCH + 2);

    assertThat(reasonOf(judge(order(true), openAgain, OPEN)))
        .isEqualTo(new DenialReason.TradingHalted());
  }

  @Test
  void isNotJudgedWhileTheGateCannotBeRead() {
    assertThat(judge(order(true), new GateReading.Unreadable("no row"), OPEN).outcome())
        .isInstanceOf(Verdict.Unjudgeable.class);
  }

  @Test
  void theEndOfTheSessionStopsWhatMakesNoSenseOutsideIt() {
    assertThat(reasonOf(judge(order(true), ACTIVE, CLOSED)))
        .isEqualTo(new DenialReason.MarketClosed());
    assertThat(judge(order(false), ACTIVE, CLOSED).isPassed()).isTrue();
  }

  private static Decision judge(ProposedOrder order, GateReading gate, String at) {
    return new ResendRisk(
            RiskConfiguration.checksOfResend(), SettableMarketClock.at(at), TradingCalendar.nyse())
        .judge(order, EPOCH, gate);
  }

  private static ProposedOrder order(boolean needsOpenMarket) {
    return new ProposedOrder("c-1", null, "AAPL", null, null, needsOpenMarket, "intent", false);
  }

  private static DenialReason reasonOf(Decision decision) {
    return switch (decision.outcome()) {
      case Verdict.Refused(_, _, DenialReason reason) -> reason;
      case Verdict other -> throw new AssertionError("not refused: " + other);
    };
  }
}
