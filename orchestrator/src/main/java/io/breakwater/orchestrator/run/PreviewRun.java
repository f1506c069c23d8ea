package io.breakwater.orchestrator.run;

import io.breakwater.orchestrator.peer.PeerException;
import io.breakwater.orchestrator.target.Plan;
import io.breakwater.orchestrator.target.PlanRequest;
import io.breakwater.orchestrator.target.PlanTargets;
import java.time.LocalDate;

/**
 * The use case "say what a run would trade": the same plan, neither sent nor written down. It may
 * be asked before the session has opened; then the last prices stand.
 *
 * <p>Thread-safe.
 */
public final class PreviewRun {

  private final PlanTargets planTargets;
  private final TradingDay tradingDay;

  public PreviewRun(PlanTargets planTargets, TradingDay tradingDay) {
    this.planTargets = planTargets;
    this.tradingDay = tradingDay;
  }

  /** What a preview has led to. */
  public sealed interface Outcome {

    record Previewed(Plan plan) implements Outcome {}

    /** Orders can only be meant for the current trading date. */
    record WrongDate(LocalDate current) implements Outcome {}
  }

  /**
   * Returns what a run would trade now.
   *
   * @throws PeerException if a peer refuses or cannot be reached
   */
  public Outcome preview(PlanRequest request) {
    if (!request.date().equals(tradingDay.current())) {
      return new Outcome.WrongDate(tradingDay.current());
    }
    return new Outcome.Previewed(planTargets.plan(request));
  }
}
