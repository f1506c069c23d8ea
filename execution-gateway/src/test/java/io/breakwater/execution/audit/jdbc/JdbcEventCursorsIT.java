package io.breakwater.execution.audit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.breakwater.execution.audit.EventCursors;
import io.breakwater.execution.audit.EventCursorsContract;
import io.breakwater.execution.audit.EventPosition;
import io.breakwater.execution.testing.Schema;
import io.breakwater.testing.TestDatabase;
import io.breakwater.testing.WithInfra;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@WithInfra(schema = "execution")
class JdbcEventCursorsIT extends EventCursorsContract {
  private static HikariDataSource pool;

  private final JdbcEventCursors cursors = new JdbcEventCursors(JdbcClient.create(pool));
  private final TransactionTemplate transactions =
      new TransactionTemplate(new DataSourceTransactionManager(pool));

  @BeforeAll
  static void migrate(TestDatabase database) {
    pool = Schema.migrated(database);
  }

  @AfterAll
  static void close() {
    pool.close();
  }

  @Override
  protected EventCursors cursors() {
    return cursors;
  }

  @Override
  protected <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transactions.execute(_ -> work.get()));
  }

  @Test
  void movesOnlyWithTheTransactionThatDoesTheWork() {
    inTransaction(() -> cursors.claim("undone", 0, EventPosition.START));

    assertThatThrownBy(() ->
            inTransaction(() -> {
              cursors.claim("undone", 0, EventPosition.START);
              cursors.advance("undone", new EventPosition(9, 9));
              throw new IllegalStateException("the work failed");
            }))
        .hasMessage("the work failed");

    assertThat(inTransaction(() -> cursors.claim("undone", 0, EventPosition.START)))
        .contains(EventPosition.START);
  }

  @Test
  void isNotClaimedOutsideATransaction() {
    assertThatThrownBy(() -> cursors.claim("loose", 0, EventPosition.START))
        .isInstanceOf(IllegalStateException.class);
  }
}
