package io.breakwater.boot.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.breakwater.lease.LeaseStore;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The service's pool, its transactions and its lease store, where {@code breakwater.database.url}
 * is set.
 */
@AutoConfiguration(
    beforeName = {
      "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
      "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"
    })
@ConditionalOnClass({HikariDataSource.class, JdbcClient.class})
@ConditionalOnProperty("breakwater.database.url")
@EnableConfigurationProperties(DatabaseProperties.class)
public class JdbcAutoConfiguration {
  private static final String POOL = "main";

  @Bean(destroyMethod = "close")
  @Primary
  @ConditionalOnMissingBean
  HikariDataSource dataSource(DatabaseProperties database) {
    HikariConfig config = database.pool(POOL).toHikariConfig();
    config.setJdbcUrl(database.url());
    config.setUsername(database.username());
    config.setPassword(database.password().reveal());
    // No connection is asked for yet: whoever needs one first says so when there is none.
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  @Bean
  @ConditionalOnMissingBean
  LeaseStore leaseStore(DataSource dataSource) {
    return new JdbcLeaseStore(JdbcClient.create(dataSource));
  }

  /** In the place of Boot's template, which loses why a transaction was rolled back. */
  @Bean
  @ConditionalOnMissingBean
  TransactionOperations transactionOperations(PlatformTransactionManager manager) {
    return new PoolTransactions(manager);
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
  static class WebConfiguration {
    @Bean
    DatabaseAway databaseAway() {
      return new DatabaseAway();
    }
  }
}
