package io.breakwater.execution.order.web;

import io.breakwater.boot.web.CommonProblem;
import io.breakwater.boot.web.ProblemException;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * While PostgreSQL is away nothing is known and nothing can be promised: a 503, also where it went
 * away at the commit. Whoever asks again with the same client order id learns what became of it.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class LedgerAway {
  private static final String TRANSACTION_TIMEOUT = "25P04";
  private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(1);

  @ExceptionHandler({
    DataAccessResourceFailureException.class,
    TransientDataAccessException.class,
    CannotCreateTransactionException.class,
    TransactionSystemException.class
  })
  ResponseEntity<ProblemDetail> away(Exception cause) {
    return notNow(cause);
  }

  /** The database ended a transaction that lasted too long; Spring knows no class for that. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> ended(UncategorizedSQLException cause) {
    SQLException ended = cause.getSQLException();
    if (ended != null && TRANSACTION_TIMEOUT.equals(ended.getSQLState())) {
      return notNow(cause);
    }
    throw cause;
  }

  private static ResponseEntity<ProblemDetail> notNow(Exception cause) {
    var problem =
        new ProblemException(
                CommonProblem.SERVICE_UNAVAILABLE,
                "The database does not answer; ask again with the same client order id.")
            .retryAfter(ASK_AGAIN_AFTER)
            .causedBy(cause);
    return ResponseEntity.status(problem.getStatusCode())
        .headers(problem.getHeaders())
        .body(problem.getBody());
  }
}
