package io.breakwater.boot.jdbc;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Runs work in transactions: committed where it returns, rolled back where it throws.
 *
 * <p>Where the rollback fails too, as it does once the connection is gone, the caller still hears
 * of what went wrong first, with the other as suppressed. Spring's own template throws the
 * rollback's, and what had gone wrong is in the log at best. Thread-safe.
 */
public final class PoolTransactions implements TransactionOperations {
  private final PlatformTransactionManager manager;
  private final TransactionDefinition definition;

  /** Joins the running transaction, else begins one. */
  public PoolTransactions(PlatformTransactionManager manager) {
    this(manager, TransactionDefinition.withDefaults());
  }

  public PoolTransactions(PlatformTransactionManager manager, TransactionDefinition definition) {
    this.manager = manager;
    this.definition = definition;
  }

  /** Transactions that write nothing, each of which sees what was committed when it began. */
  public static PoolTransactions snapshots(PlatformTransactionManager manager) {
    var definition = new DefaultTransactionDefinition();
    definition.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    definition.setReadOnly(true);
    return new PoolTransactions(manager, definition);
  }

  @Override
  public <T extends @Nullable Object> T execute(TransactionCallback<T> work) {
    TransactionStatus transaction = manager.getTransaction(definition);
    T result;
    try {
      result = work.doInTransaction(transaction);
    } catch (RuntimeException | Error first) {
      rollBack(transaction, first);
      throw first;
    }
    manager.commit(transaction);
    return result;
  }

  private void rollBack(TransactionStatus transaction, Throwable first) {
    try {
      manager.rollback(transaction);
    } catch (RuntimeException | Error second) {
      first.addSuppressed(second);
    }
  }
}
