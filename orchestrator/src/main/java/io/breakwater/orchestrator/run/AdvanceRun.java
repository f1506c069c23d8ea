package io.breakwater.orchestrator.run;

import io.breakwater.orchestrator.ledger.Claim;
import io.breakwater.orchestrator.ledger.ClaimLostException;
import io.breakwater.orchestrator.ledger.ClaimedRun;
import io.breakwater.orchestrator.ledger.RunLedger;
import io.breakwater.orchestrator.ledger.RunStatus;

/**
 * The use case "take a run one step further": the state machine.
 *
 * <p>A step reads the run as it is written down, does one thing, and writes down what came of it.
 * It may die anywhere and be taken again, here or elsewhere: what it would repeat is harmless,
 * because reading trades nothing and an order goes out under the same id each time.
 *
 * <p>Thread-safe; two steps of one run at the same time are kept apart by its claim.
 */
public final class AdvanceRun {

  private final RunLedger ledger;
  private final PlanStep planStep;
  private final OrderStep orderStep;
  private final OutcomeStep outcomeStep;

  public AdvanceRun(
      RunLedger ledger, PlanStep planStep, OrderStep orderStep, OutcomeStep outcomeStep) {
    this.ledger = ledger;
    this.planStep = planStep;
    this.orderStep = orderStep;
    this.outcomeStep = outcomeStep;
  }

  /**
   * Takes the next step, whichever that is.
   *
   * @throws ClaimLostException if another instance drives the run by now
   */
  public Advance advance(Claim claim) {
    ClaimedRun claimed = ledger.load(claim);
    return switch (claimed.run().status()) {
      case CREATED -> planStep.take(claim, claimed);
      case TARGETED -> {
        ledger.enter(claim, RunStatus.ORDERING);
        yield Advance.AGAIN;
      }
      case ORDERING -> orderStep.take(claim, claimed);
      case WAITING -> outcomeStep.take(claim, claimed);
      case COMPLETED, PARTIAL, FAILED -> Advance.ENDED;
    };
  }
}
