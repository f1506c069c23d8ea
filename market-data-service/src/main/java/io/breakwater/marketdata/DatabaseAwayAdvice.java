package io.breakwater.marketdata;

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
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** A database that does not answer is no fault in our code: 503, and when to ask again. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseAwayAdvice {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseAwayAdvice.class);
  private static final Duration ASK_AGAIN = Duration.ofSeconds(2);

  @ExceptionHandler({DataAccessResourceFailureException.class, TransientDataAccessException.class})
  ResponseEntity<ProblemDetail> databaseAway(Exception fault) {
    LOG.atWarn().setCause(fault).log("the database does not answer");
    var problem =
        new ProblemException(CommonProblem.SERVICE_UNAVAILABLE, "The database does not answer.")
            .retryAfter(ASK_AGAIN);
    return ResponseEntity.status(problem.getStatusCode())
        .headers(problem.getHeaders())
        .body(problem.getBody());
  }
}
