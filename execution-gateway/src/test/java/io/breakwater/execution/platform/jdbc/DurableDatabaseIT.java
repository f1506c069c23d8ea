package io.breakwater.execution.platform.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.testing.TestDatabase;
import io.breakwater.testing.WithInfra;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The servers of tests are made to be fast, and keep nothing. */
@WithInfra(schema = "execution")
class DurableDatabaseIT {

  @Test
  void refusesOneThatMayLoseWhatItHasConfirmed(TestDatabase database) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("set synchronous_commit = on");

      assertThatThrownBy(() -> durable(connection).check())
          .hasMessageContaining("fsync, full_page_writes off");

      statement.execute("set synchronous_commit = off");
      assertThatThrownBy(() -> durable(connection).check())
          .hasMessageContaining("fsync, full_page_writes, synchronous_commit off");
    }
  }

  private static DurableDatabase durable(Connection connection) {
    return new DurableDatabase(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
  }
}
