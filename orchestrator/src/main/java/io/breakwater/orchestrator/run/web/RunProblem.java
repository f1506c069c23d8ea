package io.breakwater.orchestrator.run.web;

import io.breakwater.boot.web.ProblemException;
import org.springframework.http.HttpStatus;

/** The refusals that are this service's own. The names are stable codes and never reused. */
enum RunProblem {
  RUN_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such run."),
  MARKET_CLOSED(
      HttpStatus.CONFLICT,
      "The session is not running; `next_open` says when it does. A dry run is possible."),
  PEER_REFUSED(
      HttpStatus.CONFLICT,
      "For a dry run: `peer` refused to answer, with `peer_code`. A real run is `failed` then."),
  RUN_EXISTS(
      HttpStatus.CONFLICT,
      "There is a run for that strategy and date, `run_id`; `force` begins a further one."),
  RUN_IN_PROGRESS(
      HttpStatus.CONFLICT,
      "A run of that strategy, `run_id`, has not ended; a second would trade the same difference."),
  WRONG_TRADING_DATE(
      HttpStatus.UNPROCESSABLE_CONTENT,
      "Orders can only be meant for the current trading date, `trading_date`."),
  PEER_UNREACHABLE(
      HttpStatus.SERVICE_UNAVAILABLE,
      "For a dry run: `peer` gave no answer that can be relied on. A real run tries again first.");

  private final HttpStatus status;
  private final String meaning;

  RunProblem(HttpStatus status, String meaning) {
    this.status = status;
    this.meaning = meaning;
  }

  HttpStatus status() {
    return status;
  }

  /** One sentence or two of Markdown, for the page of problems. */
  String meaning() {
    return meaning;
  }

  ProblemException with(String detail) {
    return new ProblemException(status, name(), detail);
  }
}
