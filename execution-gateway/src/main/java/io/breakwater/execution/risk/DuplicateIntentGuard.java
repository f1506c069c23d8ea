package io.breakwater.execution.risk;

import java.time.Duration;

/**
 * Catches the caller who gives up waiting and orders the same again under a new key, which no
 * idempotency key can: one of the duplicate controls that SEC rule 15c3-5 asks for.
 */
final class DuplicateIntentGuard implements PreTradeCheck {
  static final Duration WINDOW = Duration.ofSeconds(10);

  private static final String NAME = "duplicate_intent";

  @Override
  public Verdict check(ProposedOrder order, Facts facts) {
    String twin = facts.recentTwin();
    if (twin == null) {
      return new Verdict.Passed(NAME, "none");
    }
    return order.duplicateAllowed()
        ? new Verdict.Passed(NAME, "allowed beside " + twin)
        : new Verdict.Refused(NAME, twin, new DenialReason.DuplicateIntent(twin, WINDOW));
  }
}
