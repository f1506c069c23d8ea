package io.breakwater.boot.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.SimpleTransactionStatus;

class PoolTransactionsTest {
  private final Recorder manager = new Recorder();
  private final PoolTransactions transactions = new PoolTransactions(manager);

  @Test
  void commitsWhatReturns() {
    assertThat(transactions.<Integer>execute(_ -> 7)).isEqualTo(7);

    assertThat(manager.calls).containsExactly("begin", "commit");
  }

  @Test
  void rollsBackWhatThrows() {
    var fault = new IllegalStateException("ours");

    assertThatThrownBy(() -> fail(fault)).isSameAs(fault).hasNoSuppressedExceptions();

    assertThat(manager.calls).containsExactly("begin", "rollback");
  }

  @Test
  void tellsWhatWentWrongFirstWhereTheRollbackFailsToo() {
    var first = new IllegalStateException("ours");
    for (RuntimeException second :
        List.of(
            new TransactionSystemException("connection gone"),
            new DataAccessResourceFailureException("connection gone"))) {
      manager.rollbackFault = second;

      assertThatThrownBy(() -> fail(first)).isSameAs(first).hasSuppressedException(second);
    }
  }

  @Test
  void tellsOfACommitThatFailed() {
    manager.commitFault = new TransactionSystemException("connection gone");

    assertThatThrownBy(() -> transactions.execute(_ -> 7)).isSameAs(manager.commitFault);
  }

  @Test
  void seesOneSnapshotAndWritesNothing() {
    PoolTransactions.snapshots(manager).execute(_ -> 7);

    assertThat(manager.asked).isNotNull();
    assertThat(manager.asked.isReadOnly()).isTrue();
    assertThat(manager.asked.getIsolationLevel())
        .isEqualTo(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  private void fail(RuntimeException fault) {
    transactions.executeWithoutResult(_ -> {
      throw fault;
    });
  }

  /** Of a third party's interface: begins and ends nothing. */
  private static final class Recorder implements PlatformTransactionManager {
    private final List<String> calls = new ArrayList<>();
    private @Nullable TransactionDefinition asked;
    private @Nullable RuntimeException commitFault;
    private @Nullable RuntimeException rollbackFault;

    @Override
    public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
      asked = definition;
      calls.add("begin");
      return new SimpleTransactionStatus();
    }

    @Override
    public void commit(TransactionStatus status) {
      end("commit", commitFault);
    }

    @Override
    public void rollback(TransactionStatus status) {
      end("rollback", rollbackFault);
    }

    private void end(String how, @Nullable RuntimeException fault) {
      calls.add(how);
      if (fault != null) {
        throw fault;
      }
    }
  }
}
