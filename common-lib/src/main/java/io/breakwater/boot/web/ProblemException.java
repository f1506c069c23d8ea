package io.breakwater.boot.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/**
 * An answer that is an RFC 9457 problem, thrown from a controller or anything it calls in its own
 * package. Holds {@code code} (stable, {@code UPPER_SNAKE}), a {@code type} that ends in the code's
 * kebab form, and whatever fields the code promises.
 *
 * <pre>{@code
 * throw new ProblemException(HttpStatus.CONFLICT, "RUN_EXISTS", "A run for this date exists.")
 *     .with("run_id", run.id());
 * }</pre>
 */
public final class ProblemException extends ErrorResponseException {
  private static final long serialVersionUID = 1L;

  public ProblemException(HttpStatus status, String code, String detail) {
    super(status, Problems.of(status, code, null, detail), null);
  }

  public ProblemException(CommonProblem problem, String detail) {
    this(problem, detail, null);
  }

  /**
   * A problem that something else led to.
   *
   * @param cause for the log only
   */
  public ProblemException(CommonProblem problem, String detail, @Nullable Throwable cause) {
    super(problem.status(), Problems.of(problem, detail), cause);
  }

  /** Adds a field to the body; a null value stands there as null. */
  public ProblemException with(String field, @Nullable Object value) {
    getBody().setProperty(field, value);
    return this;
  }

  /** Replaces the title made from the code, for a group of codes that share one. */
  public ProblemException titled(String title) {
    setTitle(title);
    return this;
  }

  /** Says when to ask again; rounded up to whole seconds, at least one. */
  public ProblemException retryAfter(Duration wait) {
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    return this;
  }

  public String code() {
    return String.valueOf(Problems.codeOf(getBody()));
  }
}
