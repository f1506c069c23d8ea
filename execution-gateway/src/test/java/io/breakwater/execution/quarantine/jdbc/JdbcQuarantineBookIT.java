package io.breakwater.execution.quarantine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.breakwater.execution.audit.AuditConfiguration;
import io.breakwater.execution.quarantine.QuarantineBook;
import io.breakwater.execution.quarantine.QuarantineBookContract;
import io.breakwater.execution.testing.Schema;
import io.breakwater.testing.SettableMarketClock;
import io.breakwater.testing.TestDatabase;
import io.breakwater.testing.WithInfra;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@WithInfra(schema = "execution")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JdbcQuarantineBookIT extends QuarantineBookContract {
  private HikariDataSource pool;
  private JdbcClient jdbc;
  private JdbcQuarantineBook quarantine;

  @BeforeAll
  void migrate(TestDatabase database) {
    pool = Schema.migrated(database);
    jdbc = JdbcClient.create(pool);
    quarantine =
        new JdbcQuarantineBook(
            jdbc,
            Schema.ACCOUNT,
            new TransactionTemplate(new DataSourceTransactionManager(pool)),
            AuditConfiguration.eventLogOn(jdbc),
            SettableMarketClock.at("2013-01-02T15:00:00Z"));
  }

  @AfterAll
  void close() {
    pool.close();
  }

  @Override
  protected QuarantineBook book() {
    jdbc.sql("truncate quarantine").update();
    return quarantine;
  }

  @Test
  void theGateSeesWhatIsOpenAndNothingElse() {
    QuarantineBook book = book();
    assertThat(quarantine.reasonFor("AAPL")).isEmpty();

    book.open(position("2"));
    assertThat(quarantine.reasonFor("AAPL")).contains("POSITION_DIFFERS");
    assertThat(quarantine.reasonFor("MSFT")).isEmpty();

    book.release(AAPL, "bought by hand", "operator");
    assertThat(quarantine.reasonFor("AAPL")).isEmpty();
  }

  @Test
  void tellsOfEachChangeOnce() {
    QuarantineBook book = book();
    long before = lastEvent();
    book.open(position("2"));
    book.open(position("2"));
    book.release(AAPL, "bought by hand", "operator");
    book.open(position("2"));
    book.open(position("3"));
    book.agree(position("3").topic());
    book.agree(position("3").topic());

    assertThat(
            jdbc.sql("select type from event where sequence > :before order by sequence")
                .param("before", before)
                .query(String.class)
                .list())
        .containsExactly(
            "quarantine.opened", "quarantine.released", "quarantine.opened", "quarantine.agreed");
    assertThat(
            jdbc.sql(
                    "select distinct subject_kind || ' ' || subject_id from event where sequence > :before")
                .param("before", before)
                .query(String.class)
                .list())
        .containsExactly("symbol AAPL");
  }

  private long lastEvent() {
    return jdbc.sql("select coalesce(max(sequence), 0) from event").query(Long.class).single();
  }
}
