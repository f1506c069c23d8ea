package io.breakwater.orchestrator.ledger.jdbc;

import io.breakwater.orchestrator.ledger.RunLedger;
import io.breakwater.orchestrator.ledger.RunLedgerContract;
import io.breakwater.testing.SettableMarketClock;
import io.breakwater.testing.TestDatabase;
import io.breakwater.testing.WithInfra;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

@WithInfra(schema = "orchestration")
class JdbcRunLedgerIT extends RunLedgerContract {

  private static final SettableMarketClock CLOCK =
      SettableMarketClock.at(MARKET.toString(), "2026-11-22T21:00:00Z");

  private final TestDatabase database;

  JdbcRunLedgerIT(TestDatabase database) {
    this.database = database;
  }

  @BeforeAll
  static void migrate(TestDatabase database) {
    Migrations.run(database);
  }

  @Override
  protected RunLedger newLedger() {
    database.jdbc().sql("truncate run, leg, stage").update();
    var dataSource = database.dataSource();
    return new JdbcRunLedger(
        JdbcClient.create(dataSource),
        new DataSourceTransactionManager(dataSource),
        CLOCK,
        PROPERTIES,
        "this-instance");
  }

  /** The database's clock cannot be set; whatever it is compared with is moved back instead. */
  @Override
  protected void letPass(Duration duration) {
    database
        .jdbc()
        .sql(
            """
            update run
               set entered_at = entered_at - :passed * interval '1 millisecond',
                   plan_deadline = plan_deadline - :passed * interval '1 millisecond',
                   send_deadline = send_deadline - :passed * interval '1 millisecond',
                   wait_deadline = wait_deadline - :passed * interval '1 millisecond',
                   lease_until = lease_until - :passed * interval '1 millisecond'
            """)
        .param("passed", duration.toMillis())
        .update();
  }
}
