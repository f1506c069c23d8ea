package io.breakwater.execution.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.breakwater.testing.TestDatabase;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Makes the service's tables in a fresh database. */
public final class Schema {
  public static final String ACCOUNT = "paper";

  private Schema() {}

  /** Makes them as they were at an earlier version. */
  public static void migratedTo(TestDatabase database, String version) {
    flyway(database).target(version).load().migrate();
  }

  /** Returns a pool of twenty connections to the migrated database. */
  public static HikariDataSource migrated(TestDatabase database) {
    flyway(database).load().migrate();
    var config = new HikariConfig();
    config.setJdbcUrl(database.url());
    config.setUsername(database.username());
    config.setPassword(database.password());
    config.setMaximumPoolSize(20);
    config.setConnectionTimeout(10_000);
    return new HikariDataSource(config);
  }

  private static FluentConfiguration flyway(TestDatabase database) {
    return Flyway.configure()
        .dataSource(database.dataSource())
        .schemas(database.schema())
        .defaultSchema(database.schema())
        .createSchemas(false)
        .locations("classpath:db/migration/execution")
        .placeholders(Map.of("broker-account", ACCOUNT));
  }
}
