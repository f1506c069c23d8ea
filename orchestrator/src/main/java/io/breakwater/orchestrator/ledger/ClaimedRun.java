package io.breakwater.orchestrator.ledger;

import io.breakwater.orchestrator.target.StageTime;
import java.util.List;

/**
 * A run and how much of its time is over, by the database's clock (machine time).
 *
 * @param planWindowOver a plan that fails now is not tried again
 * @param sendWindowOver no order is sent any more
 * @param waitWindowOver outcomes are not awaited any longer
 */
public record ClaimedRun(
    Run run, boolean planWindowOver, boolean sendWindowOver, boolean waitWindowOver) {

  public ClaimedRun with(List<Leg> legs, List<StageTime> stages) {
    return new ClaimedRun(run.with(legs, stages), planWindowOver, sendWindowOver, waitWindowOver);
  }
}
