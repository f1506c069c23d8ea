package io.breakwater.execution.risk;

import io.breakwater.money.SignedQuantity;

/**
 * An order by amount of money comes to a number of shares that only a price tells: without a fresh
 * one nobody can say what it would add to the position, so it has to wait. The record of the
 * decision says what the order came on top of.
 */
final class QuantityKnown implements PreTradeCheck {
  static final String CODE = "PRICE_UNAVAILABLE";
  private static final String NAME = "quantity_known";

  @Override
  public Verdict check(ProposedOrder order, Facts facts) {
    SignedQuantity change = order.change();
    if (facts.exposure() == null) {
      return new Verdict.Unjudgeable(NAME, "what is held and open was not read");
    }
    return change == null
        ? new Verdict.Unjudgeable(NAME, "no fresh price says how many shares the amount buys", CODE)
        : new Verdict.Passed(NAME, "%s on top of %s".formatted(change, facts.exposure()));
  }
}
