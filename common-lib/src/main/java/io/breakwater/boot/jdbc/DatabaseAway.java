package io.breakwater.boot.jdbc;

import io.breakwater.boot.web.CommonProblem;
import io.breakwater.boot.web.ProblemException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;

/**
 * Answers 503 while the database is away, slow or out of connections, also where it went away at
 * the commit: that is no fault of ours, and worth asking again. A service with more to say to its
 * callers has an advice of its own before this one. Thread-safe.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE - 100)
final class DatabaseAway {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseAway.class);
  private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(1);

  @ExceptionHandler({
    DataAccessResourceFailureException.class,
    TransientDataAccessException.class,
    CannotCreateTransactionException.class,
    TransactionSystemException.class
  })
  ResponseEntity<ProblemDetail> away(Exception cause, WebRequest request) {
    LOG.atWarn()
        .addKeyValue("request", request.getDescription(false))
        .addKeyValue("reason", String.valueOf(cause.getMessage()))
        .log("database does not answer");
    var problem =
        new ProblemException(CommonProblem.SERVICE_UNAVAILABLE, "The database does not answer.")
            .retryAfter(ASK_AGAIN_AFTER);
    return ResponseEntity.status(problem.getStatusCode())
        .headers(problem.getHeaders())
        .body(problem.getBody());
  }
}
