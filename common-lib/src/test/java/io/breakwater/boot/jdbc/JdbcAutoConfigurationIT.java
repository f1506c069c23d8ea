package io.breakwater.boot.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.breakwater.lease.LeaseStore;
import io.breakwater.testing.TestDatabase;
import io.breakwater.testing.WithInfra;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@WithInfra(schema = "pool_test")
class JdbcAutoConfigurationIT {
  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  JdbcAutoConfiguration.class,
                  DataSourceAutoConfiguration.class,
                  DataSourceTransactionManagerAutoConfiguration.class,
                  JdbcTemplateAutoConfiguration.class,
                  JdbcClientAutoConfiguration.class));

  @Test
  void givesThePoolAsTheOnlyDataSource(TestDatabase database) {
    runner
        .withPropertyValues(
            "breakwater.database.url=" + database.url(),
            "breakwater.database.username=" + database.username(),
            "breakwater.database.password=" + database.password())
        .run(context -> {
          assertThat(context).hasSingleBean(DataSource.class).hasSingleBean(LeaseStore.class);
          assertThat(context)
              .hasSingleBean(TransactionOperations.class)
              .hasSingleBean(PoolTransactions.class);
          assertThat(
                  context
                      .getBean(JdbcClient.class)
                      .sql("select current_schema")
                      .query(String.class)
                      .single())
              .isEqualTo("pool_test");
          assertThat(context.getBean(HikariDataSource.class).getMaximumPoolSize()).isEqualTo(20);
        });
  }

  @Test
  void startsWhileTheDatabaseIsAway() {
    runner
        .withPropertyValues(
            "breakwater.database.url=jdbc:postgresql://127.0.0.1:1/none",
            "breakwater.database.username=nobody",
            "breakwater.database.password=nothing")
        .run(context -> assertThat(context).hasNotFailed().hasSingleBean(DataSource.class));
  }

  @Test
  void staysOutOfAnApplicationWithoutADatabase() {
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(JdbcAutoConfiguration.class))
        .run(context -> assertThat(context).doesNotHaveBean(DataSource.class));
  }
}
