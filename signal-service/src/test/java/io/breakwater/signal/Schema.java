package io.breakwater.signal;

import io.breakwater.testing.TestDatabase;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The service's schema in a test database, and what adapters need to work on it. */
public record Schema(JdbcTemplate template, JdbcClient jdbc, TransactionTemplate transaction) {

  /** Migrates as at start-up, where that is still to be done, and empties all tables. */
  public static Schema emptied(TestDatabase database) {
    DataSource dataSource = database.dataSource();
    Flyway.configure()
        .dataSource(dataSource)
        .schemas(database.schema())
        .createSchemas(false)
        .locations("classpath:db/migration/signal")
        .load()
        .migrate();
    var template = new JdbcTemplate(dataSource);
    template.execute("truncate strategy, model, signal_set, signal, signal_exclusion");
    return new Schema(
        template,
        JdbcClient.create(template),
        new TransactionTemplate(new JdbcTransactionManager(dataSource)));
  }
}
