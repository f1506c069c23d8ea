package io.breakwater.marketdata.subscription.jdbc;

import io.breakwater.marketdata.Migrations;
import io.breakwater.marketdata.subscription.SubscriptionBook;
import io.breakwater.marketdata.subscription.SubscriptionBookContract;
import io.breakwater.testing.TestDatabase;
import io.breakwater.testing.WithInfra;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.jdbc.core.simple.JdbcClient;

@WithInfra(schema = "market_data")
class JdbcSubscriptionBookIT extends SubscriptionBookContract {

  private static JdbcClient jdbc;

  @BeforeAll
  static void migrate(TestDatabase database) {
    Migrations.run(database);
    jdbc = database.jdbc();
  }

  @Override
  protected SubscriptionBook empty() {
    jdbc.sql("delete from subscription").update();
    return new JdbcSubscriptionBook(jdbc);
  }
}
