package io.breakwater.execution.webhook.outgoing.web;

import io.breakwater.boot.web.ProblemException;
import org.springframework.http.HttpStatus;

/** The problems of outgoing webhooks. Codes are stable and never reused: clients branch on them. */
public enum DeliveryProblem {
  DELIVERY_NOT_FOUND(
      HttpStatus.NOT_FOUND, "To this endpoint, the event was delivered at once or never sent."),
  DELIVERY_NOT_DEAD(
      HttpStatus.CONFLICT, "It has been delivered since, or is being tried as it is.");

  private final HttpStatus status;
  private final String meaning;

  DeliveryProblem(HttpStatus status, String meaning) {
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
