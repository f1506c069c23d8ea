package io.breakwater.execution.halt;

import io.breakwater.boot.jdbc.DatabaseProperties;
import io.breakwater.clock.MarketClock;
import io.breakwater.execution.audit.AuditConfiguration;
import io.breakwater.execution.broker.Broker;
import io.breakwater.execution.broker.BrokerAccount;
import io.breakwater.execution.broker.BrokerProperties;
import io.breakwater.execution.halt.jdbc.HaltPool;
import io.breakwater.execution.halt.jdbc.JdbcHaltLedger;
import io.breakwater.execution.halt.jdbc.JdbcTradingGate;
import io.breakwater.execution.order.OrderProperties;
import io.breakwater.execution.risk.TradingGate;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/** Wires the kill switch. */
@Configuration(proxyBeanMethods = false)
class HaltConfiguration {
  private static final Duration BEYOND_DEADLINE = Duration.ofMillis(500);

  @Bean
  TradingGate tradingGate(JdbcClient jdbc, BrokerProperties broker) {
    return new JdbcTradingGate(jdbc, broker.account());
  }

  @Bean
  HaltPool haltPool(DatabaseProperties database, SQLExceptionTranslator errors) {
    return new HaltPool(database, errors);
  }

  @Bean
  HaltLedger haltLedger(HaltPool pool, BrokerProperties broker, MarketClock clock) {
    return new JdbcHaltLedger(
        pool,
        broker.account(),
        AuditConfiguration.eventLogOn(JdbcClient.create(pool.template())),
        clock,
        HaltConfiguration::park);
  }

  @Bean
  HaltTrading haltTrading(
      HaltLedger ledger, Broker broker, BrokerAccount account, OrderProperties orders) {
    return new HaltTrading(
        ledger,
        broker,
        account,
        HaltConfiguration::park,
        orders.sendDeadline().plus(BEYOND_DEADLINE));
  }

  @Bean
  ResumeTrading resumeTrading(HaltLedger ledger, BrokerAccount account) {
    return new ResumeTrading(ledger, account);
  }

  private static void park(Duration duration) {
    LockSupport.parkNanos(duration.toNanos());
  }
}
