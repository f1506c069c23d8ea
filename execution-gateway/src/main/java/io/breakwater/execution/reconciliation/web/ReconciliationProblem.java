package io.breakwater.execution.reconciliation.web;

import io.breakwater.boot.web.ProblemException;
import org.springframework.http.HttpStatus;

/** The problems of reconciliation. Codes are stable and never reused: clients branch on them. */
public enum ReconciliationProblem {
  REPORT_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no report with this id.");

  private final HttpStatus status;
  private final String meaning;

  ReconciliationProblem(HttpStatus status, String meaning) {
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
