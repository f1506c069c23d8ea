package io.breakwater.execution.halt.web;

import io.breakwater.boot.web.ProblemException;
import org.springframework.http.HttpStatus;

/** The problems of the kill switch. Codes are stable and never reused: clients branch on them. */
public enum HaltProblem {
  TRADING_NOT_HALTED(HttpStatus.CONFLICT, "Trading is not halted."),
  NO_PENDING_DISENGAGE(
      HttpStatus.CONFLICT, "There is no such request for the present halt, or it has expired."),
  ORDERS_UNKNOWN(
      HttpStatus.CONFLICT,
      "Of some orders nobody knows yet whether they are at the broker; `unknown` counts them."),
  SECOND_PERSON_REQUIRED(HttpStatus.FORBIDDEN, "Whoever asked for it cannot approve it.");

  private final HttpStatus status;
  private final String meaning;

  HaltProblem(HttpStatus status, String meaning) {
    this.status = status;
    this.meaning = meaning;
  }

  public HttpStatus status() {
    return status;
  }

  /** One sentence of Markdown. */
  public String meaning() {
    return meaning;
  }

  ProblemException exception() {
    return new ProblemException(status, name(), meaning.replace("`", ""));
  }
}
