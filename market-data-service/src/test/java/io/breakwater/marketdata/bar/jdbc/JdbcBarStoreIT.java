package io.breakwater.marketdata.bar.jdbc;

import io.breakwater.marketdata.Migrations;
import io.breakwater.marketdata.bar.BarStore;
import io.breakwater.marketdata.bar.BarStoreContract;
import io.breakwater.testing.TestDatabase;
import io.breakwater.testing.WithInfra;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.jdbc.core.simple.JdbcClient;

@WithInfra(schema = "market_data")
class JdbcBarStoreIT extends BarStoreContract {

  private static JdbcClient jdbc;

  @BeforeAll
  static void migrate(TestDatabase database) {
    Migrations.run(database);
    jdbc = database.jdbc();
  }

  @Override
  protected BarStore empty() {
    jdbc.sql("delete from daily_bar").update();
    jdbc.sql("delete from bar_coverage").update();
    return new JdbcBarStore(jdbc);
  }
}
