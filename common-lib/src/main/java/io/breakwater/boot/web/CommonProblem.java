package io.breakwater.boot.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * The problems that any service may answer with; a service adds codes of its own through {@link
 * ProblemException}. Codes are stable and never reused: clients branch on them.
 */
public enum CommonProblem {
  INVALID_REQUEST(
      HttpStatus.BAD_REQUEST,
      "Invalid request",
      "The request cannot be understood or breaks a stated rule; `errors` names each field."),
  UNAUTHENTICATED(
      HttpStatus.UNAUTHORIZED,
      "Unauthenticated",
      "The request has no API key, or one that is unknown, revoked or expired."),
  FORBIDDEN(HttpStatus.FORBIDDEN, "Forbidden", "The API key has no role that may do this."),
  NOT_FOUND(HttpStatus.NOT_FOUND, "Not found", "There is nothing at this path."),
  METHOD_NOT_ALLOWED(
      HttpStatus.METHOD_NOT_ALLOWED,
      "Method not allowed",
      "The path exists, this method on it does not; `Allow` lists those that do."),
  NOT_ACCEPTABLE(
      HttpStatus.NOT_ACCEPTABLE,
      "Not acceptable",
      "The answer cannot be given in a media type that the request accepts."),
  PAYLOAD_TOO_LARGE(
      HttpStatus.CONTENT_TOO_LARGE,
      "Payload too large",
      "The body is larger than this path takes."),
  UNSUPPORTED_MEDIA_TYPE(
      HttpStatus.UNSUPPORTED_MEDIA_TYPE,
      "Unsupported media type",
      "The body must be `application/json`."),
  INTERNAL_ERROR(
      HttpStatus.INTERNAL_SERVER_ERROR,
      "Internal error",
      "A fault of ours; the log has the rest under the answer's trace id."),
  SERVICE_UNAVAILABLE(
      HttpStatus.SERVICE_UNAVAILABLE,
      "Service unavailable",
      "Something this request needs cannot be reached; `Retry-After` says when to ask again.");

  private final HttpStatus status;
  private final String title;
  private final String meaning;

  CommonProblem(HttpStatus status, String title, String meaning) {
    this.status = status;
    this.title = title;
    this.meaning = meaning;
  }

  public HttpStatus status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** One sentence for the catalogue of problems; Markdown. */
  public String meaning() {
    return meaning;
  }

  /** The nearest problem for a bare status, such as a container hands us. */
  static CommonProblem of(HttpStatusCode status) {
    for (CommonProblem problem : values()) {
      if (problem.status.value() == status.value()) {
        return problem;
      }
    }
    return status.is5xxServerError() ? INTERNAL_ERROR : INVALID_REQUEST;
  }
}
