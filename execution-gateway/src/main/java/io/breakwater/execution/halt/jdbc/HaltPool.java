package io.breakwater.execution.halt.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.breakwater.boot.jdbc.DatabaseProperties;
import io.breakwater.pool.PoolSettings;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two connections that nothing but the kill switch uses. Thread-safe. */
public final class HaltPool implements AutoCloseable {
  private static final int SIZE = 2;
  private static final Duration CONNECTION_TIMEOUT = Duration.ofMillis(250);

  private final HikariDataSource pool;

  public HaltPool(DatabaseProperties database) {
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
  }

  public DataSource dataSource() {
    return pool;
  }

  TransactionTemplate transactions() {
    return new TransactionTemplate(new DataSourceTransactionManager(pool));
  }

  @Override
  public void close() {
    pool.close();
  }
}
