package io.breakwater.orchestrator.ledger.jdbc;

import io.breakwater.testing.TestDatabase;
import org.flywaydb.core.Flyway;

/** Brings a test database to where the service's start would bring it. */
public final class Migrations {

  private Migrations() {}

  public static void run(TestDatabase database) {
    Flyway.configure()
        .dataSource(database.dataSource())
        .locations("classpath:db/migration/orchestration")
        .defaultSchema(database.schema())
        .createSchemas(false)
        .load()
        .migrate();
  }
}
