package io.breakwater.execution.risk;

/**
 * No order leaves for a symbol whose books do not agree with the broker's: not one that reduces
 * risk either, because which one does is judged by the very position that is in doubt. Cancels
 * pass.
 */
final class SymbolNotQuarantined implements PreTradeCheck {
  private static final String NAME = "symbol_quarantine";

  @Override
  public Verdict check(ProposedOrder order, Facts facts) {
    String why = facts.quarantine();
    return why == null
        ? new Verdict.Passed(NAME, "none")
        : new Verdict.Refused(NAME, why, new DenialReason.SymbolQuarantined(order.symbol(), why));
  }
}
