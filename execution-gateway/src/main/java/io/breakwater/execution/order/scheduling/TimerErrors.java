package io.breakwater.execution.order.scheduling;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.util.ErrorHandler;

/**
 * Tells in one line that the database does not answer, because the timers come again many times a
 * second until it does. Whatever else a timer throws is a fault of ours, and told whole.
 * Thread-safe.
 */
final class TimerErrors implements ErrorHandler {
  private static final Logger LOG = LoggerFactory.getLogger(TimerErrors.class);

  @Override
  public void handleError(Throwable fault) {
    switch (fault) {
      case DataAccessResourceFailureException away -> databaseAway(away);
      case TransientDataAccessException slow -> databaseAway(slow);
      case TransactionException away -> databaseAway(away);
      default -> LOG.atError().setCause(fault).log("timer failed");
    }
  }

  private static void databaseAway(Exception fault) {
    LOG.atWarn()
        .addKeyValue("reason", NestedExceptionUtils.getMostSpecificCause(fault).getMessage())
        .log("timer did not run: the database does not answer");
  }
}
