package io.breakwater.execution.audit.chain;

import io.breakwater.execution.audit.EventCursors;
import io.breakwater.execution.audit.EventStream;
import io.breakwater.execution.audit.chain.jdbc.JdbcAuditChain;
import io.breakwater.execution.audit.chain.jdbc.JdbcAuditTrail;
import io.breakwater.execution.audit.chain.metrics.ChainLag;
import io.breakwater.execution.audit.chain.scheduling.ChainSchedule;
import io.breakwater.lease.LeaseStore;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Wires the chain over the log. */
@Configuration(proxyBeanMethods = false)
class ChainConfiguration {

  @Bean
  AuditChain auditChain(
      JdbcTemplate jdbc,
      PlatformTransactionManager transactions,
      EventStream events,
      EventCursors cursors) {
    return new JdbcAuditChain(jdbc, transactions, events, cursors);
  }

  @Bean
  AuditTrail auditTrail(JdbcClient jdbc) {
    return new JdbcAuditTrail(jdbc);
  }

  @Bean
  ExtendChain extendChain(LeaseStore leases, AuditChain chain) {
    return new ExtendChain(leases, "gateway-" + UUID.randomUUID(), chain);
  }

  @Bean
  ChainSchedule chainSchedule(ExtendChain extendChain) {
    return new ChainSchedule(extendChain);
  }

  @Bean
  ChainLag chainLag(AuditChain chain) {
    return new ChainLag(chain);
  }
}
