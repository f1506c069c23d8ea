package io.breakwater.execution.risk;

/** The first gate: what we do not know, we treat as a no. */
final class SafetyStateReadable implements PreTradeCheck {
  private static final String NAME = "safety_state_readable";

  @Override
  public Verdict check(ProposedOrder order, Facts facts) {
    return switch (facts.gate()) {
      case GateReading.Read(_, long epoch) -> new Verdict.Passed(NAME, "epoch " + epoch);
      case GateReading.Unreadable(String why) -> new Verdict.Unjudgeable(NAME, why);
    };
  }
}
