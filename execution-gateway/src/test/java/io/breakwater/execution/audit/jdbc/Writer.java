package io.breakwater.execution.audit.jdbc;

import io.breakwater.execution.audit.Event;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A transaction that the test holds open as long as it likes. Confined to one thread. */
public final class Writer implements AutoCloseable {
  private final Connection connection;
  private final JdbcClient jdbc;
  private final JdbcEventLog log;

  public Writer(DataSource database) throws SQLException {
    this.connection = database.getConnection();
    connection.setAutoCommit(false);
    this.jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    this.log = new JdbcEventLog(jdbc);
  }

  /** Takes its transaction id, as any first write does. */
  public Writer begin() {
    jdbc.sql("select pg_current_xact_id()::text").query(String.class).single();
    return this;
  }

  public Writer append(Event event) {
    log.append(event);
    return this;
  }

  public void commit() throws SQLException {
    connection.commit();
  }

  public void rollback() throws SQLException {
    connection.rollback();
  }

  /** Rolls back what was not committed. */
  @Override
  public void close() throws SQLException {
    connection.rollback();
    connection.setAutoCommit(true);
    connection.close();
  }
}
