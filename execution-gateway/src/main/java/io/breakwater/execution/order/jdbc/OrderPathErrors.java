package io.breakwater.execution.order.jdbc;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/**
 * Knows PostgreSQL's states for "waited too long for a lock" (55P03) and "the transaction lasted
 * too long" (25P04) as passing troubles. Spring's default, which goes by the class of the state,
 * knows neither, and a passing trouble would be answered as a fault of ours. Thread-safe.
 */
final class OrderPathErrors implements SQLExceptionTranslator {
  private static final String TRANSACTION_TIMEOUT = "25P04";

  private final SQLExceptionTranslator byErrorCode =
      new SQLErrorCodeSQLExceptionTranslator("PostgreSQL");

  @Override
  public @Nullable DataAccessException translate(
      String task, @Nullable String sql, SQLException cause) {
    return TRANSACTION_TIMEOUT.equals(cause.getSQLState())
        ? new QueryTimeoutException("the database ended the transaction: " + task, cause)
        : byErrorCode.translate(task, sql, cause);
  }
}
