package io.breakwater.execution.risk;

/**
 * Outside a session a market order would execute at whatever price the next one opens with, and an
 * immediate one would be canceled on arrival: both are denied. An order with a limit or a stop may
 * rest until then, and an order for an auction is meant for it.
 */
final class MarketSession implements PreTradeCheck {
  private static final String NAME = "market_session";

  @Override
  public Verdict check(ProposedOrder order, Facts facts) {
    String observed = facts.marketOpen() ? "open" : "closed";
    return facts.marketOpen() || !order.needsOpenMarket()
        ? new Verdict.Passed(NAME, observed)
        : new Verdict.Refused(NAME, observed, new DenialReason.MarketClosed());
  }
}
