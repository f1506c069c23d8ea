package io.breakwater.execution.order.jdbc;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Short transactions of the order path. The database itself ends one that lasts longer than a
 * second: the kill switch relies on no older transaction T1 being alive after that. Thread-safe.
 */
final class OrderPathTransactions {
  private static final String LIMITS =
      "set local lock_timeout = '300ms'; set local statement_timeout = '500ms';"
          + " set local transaction_timeout = '1s'";

  private final TransactionOperations transactions;
  private final JdbcTemplate jdbc;

  OrderPathTransactions(TransactionOperations transactions, JdbcTemplate jdbc) {
    this.transactions = transactions;
    this.jdbc = jdbc;
  }

  <T> T run(Supplier<T> work) {
    return Objects.requireNonNull(
        transactions.execute(_ -> {
          jdbc.execute(LIMITS);
          return work.get();
        }));
  }
}
