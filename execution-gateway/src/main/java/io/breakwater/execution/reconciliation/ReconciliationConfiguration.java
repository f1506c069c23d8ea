package io.breakwater.execution.reconciliation;

import io.breakwater.clock.MarketClock;
import io.breakwater.execution.audit.EventLog;
import io.breakwater.execution.broker.Broker;
import io.breakwater.execution.broker.BrokerBook;
import io.breakwater.execution.broker.BrokerProperties;
import io.breakwater.execution.catchup.FetchExecutions;
import io.breakwater.execution.order.Adoptions;
import io.breakwater.execution.order.BookExecutions;
import io.breakwater.execution.order.ExecutionLedger;
import io.breakwater.execution.order.OrderBook;
import io.breakwater.execution.order.OrderIndex;
import io.breakwater.execution.platform.BuildId;
import io.breakwater.execution.position.Holdings;
import io.breakwater.execution.quarantine.QuarantineBook;
import io.breakwater.execution.reconciliation.health.ReconciliationHealth;
import io.breakwater.execution.reconciliation.jdbc.JdbcReportBook;
import io.breakwater.execution.reconciliation.jdbc.JdbcWatchLog;
import io.breakwater.execution.reconciliation.metrics.MicrometerPassObserver;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Wires the feature. */
@Configuration(proxyBeanMethods = false)
class ReconciliationConfiguration {

  @Bean
  PassObserver passObserver(MeterRegistry registry, StartGate gate) {
    return new MicrometerPassObserver(registry, gate);
  }

  @Bean
  StartGate startGate() {
    return new StartGate();
  }

  /** Its name is that of the component of health. */
  @Bean
  ReconciliationHealth reconciliationHealthIndicator(StartGate gate) {
    return new ReconciliationHealth(gate);
  }

  @Bean
  ReportBook reportBook(
      JdbcClient jdbc,
      BrokerProperties broker,
      TransactionOperations transactions,
      EventLog events,
      MarketClock clock) {
    return new JdbcReportBook(jdbc, broker.account(), transactions, events, clock);
  }

  @Bean
  ReconcileOrders reconcileOrders(
      Broker broker,
      BrokerBook brokerBook,
      ExecutionLedger ledger,
      OrderBook book,
      OrderIndex index,
      Adoptions adoptions) {
    return new ReconcileOrders(
        broker.inBackground(),
        brokerBook,
        new BookExecutions(ledger, broker.inBackground()),
        book,
        index,
        adoptions);
  }

  @Bean
  ReconcilePositions reconcilePositions(
      BrokerBook brokerBook, Holdings holdings, OrderIndex index, Adoptions adoptions) {
    return new ReconcilePositions(brokerBook, holdings, index, adoptions);
  }

  @Bean
  Reconcile reconcile(
      ReconcileOrders orders,
      ReconcilePositions positions,
      FetchExecutions executions,
      QuarantineBook quarantine,
      MarketClock clock) {
    return new Reconcile(orders, positions, executions, quarantine, clock);
  }

  @Bean
  RunPasses runPasses(
      Reconcile reconcile,
      ReportBook reports,
      JdbcClient jdbc,
      BrokerProperties properties,
      BuildId build,
      StartGate gate,
      PassObserver observer) {
    var watch = new JdbcWatchLog(jdbc, properties.account(), build.value());
    return new RunPasses(reconcile, reports, watch, gate, observer);
  }
}
