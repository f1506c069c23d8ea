package io.breakwater.execution.webhook.incoming.web;

import io.breakwater.boot.web.ProblemException;
import org.springframework.http.HttpStatus;

/** The problems of incoming webhooks. Codes are stable and never reused: clients branch on them. */
public enum IncomingWebhookProblem {
  SIGNATURE_NOT_VERIFIED(
      HttpStatus.UNAUTHORIZED,
      "The headers `webhook-id`, `webhook-timestamp` and `webhook-signature` do not prove who sent"
          + " this body, or that it was sent within the last five minutes."),
  INCOMING_WEBHOOK_NOT_FOUND(
      HttpStatus.NOT_FOUND, "No webhook with this id has come in, or it is forgotten by now."),
  INCOMING_WEBHOOK_NOT_DEAD(
      HttpStatus.CONFLICT, "Only a webhook that was given up can be replayed.");

  private final HttpStatus status;
  private final String meaning;

  IncomingWebhookProblem(HttpStatus status, String meaning) {
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
