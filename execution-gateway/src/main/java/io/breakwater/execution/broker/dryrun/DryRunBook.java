package io.breakwater.execution.broker.dryrun;

import io.breakwater.boot.jdbc.PoolTransactions;
import io.breakwater.execution.broker.BrokerUnreadableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The account's orders, changed by one at a time whatever the number of gateways: each change is a
 * transaction that holds the account's row, as a broker handles one request after the other. A
 * database that does not answer is to us a broker that does not. Thread-safe.
 */
final class DryRunBook {
  private final DryRunRows rows;
  private final TransactionOperations transactions;
  private final InstantSource marketTime;

  DryRunBook(DryRunRows rows, TransactionOperations transactions, InstantSource marketTime) {
    this.rows = rows;
    this.transactions = transactions;
    this.marketTime = marketTime;
  }

  /**
   * Transactions that share nothing with one of the caller's: what a broker has done is not undone
   * because something else of ours was.
   */
  static TransactionOperations onItsOwn(PlatformTransactionManager manager, Duration patience) {
    var definition =
        new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    definition.setTimeout(Math.toIntExact(Math.max(1, patience.toSeconds())));
    return new PoolTransactions(manager, definition);
  }

  /**
   * What holds while the account is locked.
   *
   * @param now market time, never earlier than that of the change before
   */
  record Turn(DryRunRows rows, boolean isSuspended, Instant now) {}

  /**
   * Looks at the account.
   *
   * @throws BrokerUnreadableException if the database does not answer
   */
  <T> T read(Function<Turn, T> look) {
    try {
      return look.apply(new Turn(rows, false, now()));
    } catch (DataAccessException | TransactionException e) {
      throw unreadable(e);
    }
  }

  /**
   * Changes the account.
   *
   * @throws BrokerUnreadableException if the database does not answer; whether anything has changed
   *     is then not known
   */
  <T> T change(Function<Turn, T> change) {
    try {
      return Objects.requireNonNull(
          transactions.execute(_ -> {
            boolean suspended = rows.lockAccount();
            return change.apply(new Turn(rows, suspended, now()));
          }));
    } catch (DataAccessException | TransactionException e) {
      throw unreadable(e);
    }
  }

  /** As exact as a row keeps it. */
  private Instant now() {
    return marketTime.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static BrokerUnreadableException unreadable(RuntimeException cause) {
    var unreadable =
        new BrokerUnreadableException(
            "the dry run's record does not answer: " + cause.getMessage());
    unreadable.initCause(cause);
    return unreadable;
  }
}
