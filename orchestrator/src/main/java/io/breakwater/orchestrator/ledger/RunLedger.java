package io.breakwater.orchestrator.ledger;

import io.breakwater.orchestrator.instrument.Symbol;
import io.breakwater.orchestrator.target.Plan;
import io.breakwater.orchestrator.target.SkipReason;
import java.util.Collection;
import java.util.Optional;

/**
 * The memory of all runs. Each method is one short transaction; none spans a call to a peer.
 *
 * <p>Whatever takes a claim writes only while that claim is the run's latest, and throws {@link
 * ClaimLostException} if it is not. Thread-safe.
 */
public interface RunLedger {

  /**
   * Writes down a run, claimed by this instance, unless there may be none: at most one per strategy
   * and date that has not failed, unless forced; and at most one per strategy that has not ended.
   */
  Admission admit(RunId id, RunRequest request);

  Optional<Run> find(RunId id);

  RunPage list(RunFilter filter);

  /** Takes over a run that nobody drives, the oldest first; empty if there is none. */
  Optional<Claim> claimAbandoned();

  /** Holds on to a run for another lease. */
  void renew(Claim claim);

  /**
   * Lets go of a run at once, so that another instance need not wait. Does nothing if it is lost.
   */
  void release(Claim claim);

  ClaimedRun load(Claim claim);

  /** Writes down what is to be traded: the run is targeted. */
  void recordPlan(Claim claim, Plan plan);

  /** Moves a run on, and notes how long the stage before it took. */
  void enter(Claim claim, RunStatus next);

  /**
   * Writes down that the order of that leg is now being sent.
   *
   * @return false if the time to send orders in is over: then nothing is written and nothing is
   *     sent
   */
  boolean beginSend(Claim claim, Symbol symbol);

  /** Writes down where that leg is. */
  void recordLeg(Claim claim, Leg leg);

  /** Skips the legs of those symbols. */
  void skip(Claim claim, Collection<Symbol> symbols, SkipReason reason);

  /** Ends a run; the failure is empty if it is completed. */
  void end(Claim claim, RunStatus status, Optional<RunFailure> failure);
}
