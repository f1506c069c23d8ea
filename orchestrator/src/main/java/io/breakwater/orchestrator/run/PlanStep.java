package io.breakwater.orchestrator.run;

import io.breakwater.orchestrator.ledger.Claim;
import io.breakwater.orchestrator.ledger.ClaimedRun;
import io.breakwater.orchestrator.ledger.RunFailure;
import io.breakwater.orchestrator.ledger.RunLedger;
import io.breakwater.orchestrator.ledger.RunRequest;
import io.breakwater.orchestrator.ledger.RunStatus;
import io.breakwater.orchestrator.peer.PeerRefusedException;
import io.breakwater.orchestrator.peer.PeerUnreachableException;
import io.breakwater.orchestrator.target.PlanTargets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The step from created to targeted: finds out what to trade, and writes it down before anything is
 * sent. Nothing has left us yet, so a run that gets no further has failed.
 *
 * <p>Thread-safe.
 */
public final class PlanStep {

  private static final Logger LOG = LoggerFactory.getLogger(PlanStep.class);

  private final RunLedger ledger;
  private final PlanTargets planTargets;
  private final TradingDay tradingDay;

  public PlanStep(RunLedger ledger, PlanTargets planTargets, TradingDay tradingDay) {
    this.ledger = ledger;
    this.planTargets = planTargets;
    this.tradingDay = tradingDay;
  }

  Advance take(Claim claim, ClaimedRun claimed) {
    RunRequest request = claimed.run().request();
    if (!tradingDay.isOpen(request.plan().date())) {
      return fail(claim, RunFailure.SESSION_OVER, "the session ended before there was a plan");
    }
    if (claimed.sendWindowOver()) {
      return fail(
          claim, RunFailure.TOO_LATE, "the time to send orders ended before there was a plan");
    }
    try {
      ledger.recordPlan(claim, planTargets.plan(request.plan()));
      return Advance.AGAIN;
    } catch (PeerRefusedException e) {
      return fail(claim, RunFailure.PEER_REFUSED, e.detail());
    } catch (PeerUnreachableException e) {
      if (claimed.planWindowOver()) {
        return fail(claim, RunFailure.PEER_UNREACHABLE, e.detail());
      }
      LOG.atInfo()
          .addKeyValue("runId", claim.runId())
          .addKeyValue("peer", e.peer().serviceName())
          .log("plan put off: peer unreachable");
      return Advance.WAIT;
    }
  }

  private Advance fail(Claim claim, String code, String detail) {
    ledger.end(claim, RunStatus.FAILED, Optional.of(new RunFailure(code, detail)));
    return Advance.ENDED;
  }
}
