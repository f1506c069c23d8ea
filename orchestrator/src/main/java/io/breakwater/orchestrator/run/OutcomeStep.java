package io.breakwater.orchestrator.run;

import io.breakwater.orchestrator.instrument.Symbol;
import io.breakwater.orchestrator.ledger.Claim;
import io.breakwater.orchestrator.ledger.ClaimedRun;
import io.breakwater.orchestrator.ledger.Leg;
import io.breakwater.orchestrator.ledger.LegState;
import io.breakwater.orchestrator.ledger.Run;
import io.breakwater.orchestrator.ledger.RunFailure;
import io.breakwater.orchestrator.ledger.RunLedger;
import io.breakwater.orchestrator.ledger.RunStatus;
import io.breakwater.orchestrator.target.SkipReason;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The step of a waiting run: asks after the orders that have not ended, and ends the run when all
 * have, or when it has waited long enough. An order in state UNKNOWN is waited for like any other.
 * What was closed too late for the order that should follow is left closed, and its leg skipped.
 *
 * <p>Thread-safe.
 */
public final class OutcomeStep {

  private final RunLedger ledger;
  private final OrderWatch watch;

  public OutcomeStep(RunLedger ledger, OrderWatch watch) {
    this.ledger = ledger;
    this.watch = watch;
  }

  Advance take(Claim claim, ClaimedRun claimed) {
    Run run = claimed.run();
    List<Leg> open = run.legs().stream().filter(Leg::isOpen).toList();
    if (open.isEmpty()) {
      return end(claim, run);
    }
    Set<Symbol> absent = watch.look(claim, run, open);
    if (claimed.waitWindowOver()) {
      skipWhatNeverArrived(claim, open, absent);
      return end(claim, ledger.load(claim).run());
    }
    boolean changed = !ledger.load(claim).run().legs().equals(run.legs());
    return changed ? Advance.AGAIN : Advance.WAIT;
  }

  /** Only a leg that never had an answer: an order that the gateway once had does not vanish. */
  private void skipWhatNeverArrived(Claim claim, List<Leg> open, Set<Symbol> absent) {
    List<Symbol> neverArrived =
        open.stream()
            .filter(leg -> leg.state() instanceof LegState.Sending)
            .map(Leg::symbol)
            .filter(absent::contains)
            .toList();
    ledger.skip(claim, neverArrived, SkipReason.NEVER_ARRIVED);
  }

  private Advance end(Claim claim, Run run) {
    List<Symbol> unsent = run.legs().stream().filter(Leg::isReady).map(Leg::symbol).toList();
    ledger.skip(claim, unsent, SkipReason.TOO_LATE);
    Optional<RunFailure> shortfall = RunVerdict.shortfall(ledger.load(claim).run().legs());
    ledger.end(claim, shortfall.isEmpty() ? RunStatus.COMPLETED : RunStatus.PARTIAL, shortfall);
    return Advance.ENDED;
  }
}
