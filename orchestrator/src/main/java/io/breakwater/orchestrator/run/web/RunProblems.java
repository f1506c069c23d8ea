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
import org.springframework.http.HttpStatus;

/** The refusals of this API, each with its stable code. */
final class RunProblems {

  private static final Duration SOON = Duration.ofSeconds(5);

  private RunProblems() {}

  static ProblemException wrongDate(LocalDate current) {
    return new ProblemException(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "WRONG_TRADING_DATE",
            "Orders can only be meant for the current trading date, " + current + ".")
        .with("trading_date", current);
  }

  static ProblemException marketClosed(Instant nextOpen) {
    return new ProblemException(
            HttpStatus.CONFLICT,
            "MARKET_CLOSED",
            "The session is not running; a dry run is possible all the same.")
        .with("next_open", nextOpen);
  }

  static ProblemException exists(RunId runId) {
    return new ProblemException(
            HttpStatus.CONFLICT,
            "RUN_EXISTS",
            "There is a run for that strategy and date; force begins a further one.")
        .with("run_id", runId.value());
  }

  static ProblemException inProgress(RunId runId) {
    return new ProblemException(
            HttpStatus.CONFLICT,
            "RUN_IN_PROGRESS",
            "A run of that strategy has not ended: a second one would trade the same difference.")
        .with("run_id", runId.value());
  }

  static ProblemException busy() {
    return new ProblemException(
            CommonProblem.SERVICE_UNAVAILABLE, "As many runs are under way as one instance drives.")
        .retryAfter(SOON);
  }

  static ProblemException notFound() {
    return new ProblemException(HttpStatus.NOT_FOUND, "RUN_NOT_FOUND", "There is no such run.");
  }

  static ProblemException invalid(String detail) {
    return new ProblemException(CommonProblem.INVALID_REQUEST, detail);
  }

  /** For a dry run; a real one keeps such a failure in the run. */
  static ProblemException peer(PeerException failure) {
    return switch (failure) {
      case PeerRefusedException refused ->
          new ProblemException(HttpStatus.CONFLICT, "PEER_REFUSED", refused.detail())
              .with("peer", refused.peer().serviceName())
              .with("peer_code", refused.code());
      case PeerUnreachableException unreachable ->
          new ProblemException(
                  HttpStatus.SERVICE_UNAVAILABLE,
                  "PEER_UNREACHABLE",
                  unreachable.peer().serviceName() + " gave no answer that can be relied on.")
              .with("peer", unreachable.peer().serviceName())
              .retryAfter(SOON);
    };
  }
}
