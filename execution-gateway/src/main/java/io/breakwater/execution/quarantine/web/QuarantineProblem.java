package io.breakwater.execution.quarantine.web;

import io.breakwater.boot.web.ProblemException;
import org.springframework.http.HttpStatus;

/** The problems of the quarantine. Codes are stable and never reused: clients branch on them. */
public enum QuarantineProblem {
  SYMBOL_NOT_QUARANTINED(HttpStatus.CONFLICT, "The symbol is not in quarantine.");

  private final HttpStatus status;
  private final String meaning;

  QuarantineProblem(HttpStatus status, String meaning) {
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
