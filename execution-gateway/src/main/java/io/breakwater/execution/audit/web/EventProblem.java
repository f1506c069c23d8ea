package io.breakwater.execution.audit.web;

import io.breakwater.boot.web.ProblemException;
import org.springframework.http.HttpStatus;

/** The problems of the event stream. Codes are stable and never reused: clients branch on them. */
public enum EventProblem {
  UNKNOWN_EVENT_ID(
      HttpStatus.BAD_REQUEST,
      "There is no event with the id in `Last-Event-ID`; 0 begins with the first there is."),
  TOO_MANY_STREAMS(
      HttpStatus.SERVICE_UNAVAILABLE,
      "As many read the events here as may; `Retry-After` says when to ask again.");

  private final HttpStatus status;
  private final String meaning;

  EventProblem(HttpStatus status, String meaning) {
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
