package io.breakwater.marketdata;

import io.breakwater.testing.TestDatabase;
import org.flywaydb.core.Flyway;

/** Brings a test's database to the schema of the service. */
public final class Migrations {

  private Migrations() {}

  public static void run(TestDatabase database) {
    Flyway.configure()
        .dataSource(database.dataSource())
        .schemas(database.schema())
        .createSchemas(false)
        .load()
        .migrate();
  }
}
