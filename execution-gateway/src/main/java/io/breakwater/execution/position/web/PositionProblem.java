package io.breakwater.execution.position.web;

import io.breakwater.boot.web.ProblemException;
import org.springframework.http.HttpStatus;

/** The problems of positions. Codes are stable and never reused: clients branch on them. */
public enum PositionProblem {
  SPLIT_CONFLICT(
      HttpStatus.CONFLICT, "Another split of this symbol is booked for that ex-date already."),
  SPLIT_NOT_FOUND(HttpStatus.NOT_FOUND, "No split of this symbol is booked for that ex-date."),
  SPLIT_TOO_LARGE(
      HttpStatus.UNPROCESSABLE_CONTENT,
      "The splits of this symbol would together make more shares than there can be: of one share"
          + " more than a million, or of a position 1e15."),
  SPLIT_NOT_DUE(
      HttpStatus.UNPROCESSABLE_CONTENT,
      "The ex-date is still to come: until then the shares held are the old ones.");

  private final HttpStatus status;
  private final String meaning;

  PositionProblem(HttpStatus status, String meaning) {
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
    return new ProblemException(status, name(), meaning);
  }
}
