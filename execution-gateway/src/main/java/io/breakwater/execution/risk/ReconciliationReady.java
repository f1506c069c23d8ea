package io.breakwater.execution.risk;

/**
 * No order is judged by books that nobody has compared with the broker's since this process
 * started. It is not denied, only not now: the same request will do in a moment.
 */
final class ReconciliationReady implements PreTradeCheck {
  static final String CODE = "RECONCILIATION_NOT_READY";

  private static final String NAME = "reconciliation_ready";

  @Override
  public Verdict check(ProposedOrder order, Facts facts) {
    String why = facts.notReconciled();
    return why == null
        ? new Verdict.Passed(NAME, "ready")
        : new Verdict.Unjudgeable(NAME, why, CODE);
  }
}
