package io.breakwater.orchestrator.ledger;

import io.breakwater.clock.MarketClock;
import io.breakwater.orchestrator.ledger.jdbc.JdbcRunLedger;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

  /**
   * Each start of the service is an instance of its own: it inherits no claims from the last one.
   */
  @Bean
  RunLedger runLedger(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      MarketClock clock,
      RunProperties properties) {
    return new JdbcRunLedger(jdbc, transactions, clock, properties, UUID.randomUUID().toString());
  }
}
