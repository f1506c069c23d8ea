package io.breakwater.execution.halt;

import io.breakwater.execution.broker.BrokerAccount;
import io.breakwater.execution.broker.BrokerUnreadableException;
import io.breakwater.execution.risk.TradingState;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The use case "let orders through again": one person asks, another approves within ten minutes.
 * The broker takes orders again before the gate opens, never after. Thread-safe.
 */
public final class ResumeTrading {
  private static final Logger LOG = LoggerFactory.getLogger(ResumeTrading.class);

  private final HaltLedger ledger;
  private final BrokerAccount account;

  public ResumeTrading(HaltLedger ledger, BrokerAccount account) {
    this.ledger = ledger;
    this.account = account;
  }

  /** Empty where trading is not halted. */
  public Optional<DisengageRequest> request(String reason, String actor) {
    return ledger.status().state() == TradingState.HALTED
        ? Optional.of(ledger.request(reason, actor))
        : Optional.empty();
  }

  /**
   * Approves a request and lets orders through again.
   *
   * @param approver who approves, from the credential
   */
  public ResumeOutcome approve(UUID requestId, String approver) {
    Optional<DisengageRequest> pending = ledger.pending(requestId);
    if (pending.isEmpty()) {
      return new ResumeOutcome.NoSuchRequest();
    }
    if (pending.get().requestedBy().equals(approver)) {
      return new ResumeOutcome.SamePerson();
    }
    int unknown = ledger.openOrders().unknown();
    return unknown > 0 ? new ResumeOutcome.OrdersUnknown(unknown) : open(pending.get(), approver);
  }

  private ResumeOutcome open(DisengageRequest request, String approver) {
    // From here until the broker has answered, nobody can say that it refuses new orders.
    ledger.recordSuspended(false);
    try {
      if (account.suspendTrading(false)) {
        ledger.recordSuspended(true);
        return new ResumeOutcome.BrokerSilent("the broker still refuses new orders");
      }
    } catch (BrokerUnreadableException e) {
      return new ResumeOutcome.BrokerSilent(String.valueOf(e.getMessage()));
    }
    if (!ledger.disengage(request, approver)) {
      suspendAgain();
      return new ResumeOutcome.NoSuchRequest();
    }
    LOG.atWarn().addKeyValue("actor", approver).log("trading resumed");
    return new ResumeOutcome.Resumed(ledger.status());
  }

  /** Somebody engaged while the broker was being told otherwise: theirs holds. */
  private void suspendAgain() {
    try {
      ledger.recordSuspended(account.suspendTrading(true));
    } catch (BrokerUnreadableException e) {
      ledger.recordSuspended(false);
      LOG.atError().addKeyValue("reason", e.getMessage()).log("broker did not confirm the halt");
    }
  }
}
