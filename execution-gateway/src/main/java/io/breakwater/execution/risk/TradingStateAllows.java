package io.breakwater.execution.risk;

/** Nothing leaves while trading is halted. */
final class TradingStateAllows implements PreTradeCheck {
  private static final String NAME = "trading_state";

  @Override
  public Verdict check(ProposedOrder order, Facts facts) {
    return switch (facts.gate()) {
      case GateReading.Read(TradingState state, _) -> judge(state);
      case GateReading.Unreadable(String why) -> new Verdict.Unjudgeable(NAME, why);
    };
  }

  private static Verdict judge(TradingState state) {
    return switch (state) {
      case ACTIVE -> new Verdict.Passed(NAME, state.name());
      case HALTED -> new Verdict.Refused(NAME, state.name(), new DenialReason.TradingHalted());
    };
  }
}
