package io.breakwater.execution.halt.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.breakwater.boot.jdbc.DatabaseProperties;
import io.breakwater.boot.jdbc.PoolTransactions;
import io.breakwater.pool.PoolSettings;
import java.time.Duration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.transaction.support.TransactionOperations;

/** Two connections that nothing but the kill switch uses. Thread-safe. */
public final class HaltPool implements AutoCloseable {
  private static final int SIZE = 2;
  private static final Duration CONNECTION_TIMEOUT = Duration.ofMillis(250);

  private final HikariDataSource pool;
  private final JdbcTemplate template;

  /**
   * Opens the connections.
   *
   * @param errors by which, as on the order path, a lock that could not be had is no fault of ours
   */
  public HaltPool(DatabaseProperties database, SQLExceptionTranslator errors) {
    PoolSettings defaults = PoolSettings.named("halt");
    HikariConfig config =
        new PoolSettings(
                defaults.name(),
                SIZE,
                SIZE,
                CONNECTION_TIMEOUT,
                CONNECTION_TIMEOUT,
                defaults.idleTimeout(),
                defaults.maxLifetime(),
                defaults.keepaliveTime())
            .toHikariConfig();
    config.setJdbcUrl(database.url());
    config.setUsername(database.username());
    config.setPassword(database.password().reveal());
    this.pool = new HikariDataSource(config);
    this.template = new JdbcTemplate(pool);
    template.setExceptionTranslator(errors);
  }

  public JdbcTemplate template() {
    return template;
  }

  TransactionOperations transactions() {
    return new PoolTransactions(new DataSourceTransactionManager(pool));
  }

  @Override
  public void close() {
    pool.close();
  }
}
