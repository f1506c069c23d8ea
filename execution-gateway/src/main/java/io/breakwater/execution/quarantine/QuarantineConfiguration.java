package io.breakwater.execution.quarantine;

import io.breakwater.clock.MarketClock;
import io.breakwater.execution.audit.EventLog;
import io.breakwater.execution.broker.BrokerProperties;
import io.breakwater.execution.order.ContradictionListener;
import io.breakwater.execution.quarantine.jdbc.JdbcQuarantineBook;
import io.breakwater.execution.quarantine.metrics.QuarantinedSymbols;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Wires what keeps symbols from trading. Apart, because the gates of orders need it. */
@Configuration(proxyBeanMethods = false)
class QuarantineConfiguration {

  /** Both the book of reconciliation and the gate's port. */
  @Bean
  JdbcQuarantineBook quarantineBook(
      JdbcClient jdbc,
      BrokerProperties broker,
      TransactionOperations transactions,
      EventLog events,
      MarketClock clock) {
    return new JdbcQuarantineBook(jdbc, broker.account(), transactions, events, clock);
  }

  @Bean
  ContradictionListener contradictionListener(QuarantineBook quarantine) {
    return new QuarantineOnContradiction(quarantine);
  }

  @Bean
  QuarantinedSymbols quarantinedSymbols(QuarantineBook quarantine) {
    return new QuarantinedSymbols(quarantine);
  }
}
