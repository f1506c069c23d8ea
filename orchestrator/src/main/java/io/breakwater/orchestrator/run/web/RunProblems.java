package io.breakwater.orchestrator.run.web;

import io.breakwater.boot.web.CommonProblem;
import io.breakwater.boot.web.ProblemException;
import io.breakwater.orchestrator.ledger.RunId;
import io.breakwater.orchestrator.peer.PeerException;
import io.breakwater.orchestrator.peer.PeerRefusedException;
import io.breakwater.orchestrator.peer.PeerUnreachableException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** Says why a run is not begun, or not shown. */
final class RunProblems {

  private static final Duration SOON = Duration.ofSeconds(5);

  private RunProblems() {}

  static ProblemException wrongDate(LocalDate current) {
    return RunProblem.WRONG_TRADING_DATE
        .with("Orders can only be meant for the current trading date, " + current + ".")
        .with("trading_date", current);
  }

  static ProblemException marketClosed(Instant nextOpen) {
    return RunProblem.MARKET_CLOSED
        .with("The session is not running; a dry run is possible all the same.")
        .with("next_open", nextOpen);
  }

  static ProblemException exists(RunId runId) {
    return RunProblem.RUN_EXISTS
        .with("There is a run for that strategy and date; force begins a further one.")
        .with("run_id", runId.value());
  }

  static ProblemException inProgress(RunId runId) {
    return RunProblem.RUN_IN_PROGRESS
        .with("A run of that strategy has not ended: a second one would trade the same difference.")
        .with("run_id", runId.value());
  }

  static ProblemException busy() {
    return new ProblemException(
            CommonProblem.SERVICE_UNAVAILABLE, "As many runs are under way as one instance drives.")
        .retryAfter(SOON);
  }

  static ProblemException notFound() {
    return RunProblem.RUN_NOT_FOUND.with("There is no such run.");
  }

  static ProblemException invalid(String detail) {
    return new ProblemException(CommonProblem.INVALID_REQUEST, detail);
  }

  /** For a dry run; a real one keeps such a failure in the run. */
  static ProblemException peer(PeerException failure) {
    return switch (failure) {
      case PeerRefusedException refused ->
          RunProblem.PEER_REFUSED
              .with(refused.detail())
              .with("peer", refused.peer().serviceName())
              .with("peer_code", refused.code());
      case PeerUnreachableException unreachable ->
          RunProblem.PEER_UNREACHABLE
              .with(unreachable.peer().serviceName() + " gave no answer that can be relied on.")
              .with("peer", unreachable.peer().serviceName())
              .retryAfter(SOON);
    };
  }
}
