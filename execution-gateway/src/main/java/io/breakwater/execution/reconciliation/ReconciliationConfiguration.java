package io.breakwater.execution.reconciliation;

import io.breakwater.clock.MarketClock;
import io.breakwater.execution.audit.EventLog;
import io.breakwater.execution.broker.Broker;
import io.breakwater.execution.broker.BrokerBook;
import io.breakwater.execution.broker.BrokerProperties;
import io.breakwater.execution.broker.TradeUpdates;
import io.breakwater.execution.order.Adoptions;
import io.breakwater.execution.order.BookExecutions;
import io.breakwater.execution.order.ExecutionLedger;
import io.breakwater.execution.order.OrderBook;
import io.breakwater.execution.order.OrderIndex;
import io.breakwater.execution.platform.BuildId;
import io.breakwater.execution.position.Holdings;
import io.breakwater.execution.reconciliation.health.ReconciliationHealth;
import io.breakwater.execution.reconciliation.jdbc.JdbcExecutionMark;
import io.breakwater.execution.reconciliation.jdbc.JdbcReportBook;
import io.breakwater.execution.reconciliation.jdbc.JdbcWatchLog;
import io.breakwater.execution.reconciliation.metrics.MicrometerFollowObserver;
import io.breakwater.execution.reconciliation.metrics.MicrometerPassObserver;
import io.breakwater.execution.reconciliation.scheduling.FollowSchedule;
import io.breakwater.lease.LeaseStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Wires the feature. */
@Configuration(proxyBeanMethods = false)
class ReconciliationConfiguration {

  @Bean
  FollowObserver followObserver(MeterRegistry registry) {
    return new MicrometerFollowObserver(registry);
  }

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
  FetchExecutions fetchExecutions(
      Broker broker,
      ExecutionLedger ledger,
      JdbcClient jdbc,
      BrokerProperties properties,
      MarketClock clock,
      FollowObserver observer) {
    return new FetchExecutions(
        broker.inBackground(),
        inBackground(broker, ledger),
        new JdbcExecutionMark(jdbc, properties.account()),
        clock,
        observer);
  }

  @Bean
  CatchUp catchUp(
      Broker broker,
      BrokerBook brokerBook,
      ExecutionLedger ledger,
      OrderBook book,
      OrderIndex index,
      FetchExecutions fills) {
    return new CatchUp(
        broker.inBackground(), brokerBook, inBackground(broker, ledger), book, index, fills);
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
        broker.inBackground(), brokerBook, inBackground(broker, ledger), book, index, adoptions);
  }

  /** Whoever asks again and again must not ask at the cost of orders and cancels. */
  private static BookExecutions inBackground(Broker broker, ExecutionLedger ledger) {
    return new BookExecutions(ledger, broker.inBackground());
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

  @Bean
  FollowBroker followBroker(
      LeaseStore leases,
      StreamKeeper stream,
      CatchUp catchUp,
      RunPasses passes,
      ReconciliationProperties properties,
      FollowObserver observer) {
    return new FollowBroker(
        new FollowLease(leases, "gateway-" + UUID.randomUUID(), System::nanoTime),
        stream,
        catchUp,
        passes,
        new Timetable(properties.cadence(), System::nanoTime),
        observer);
  }

  @Bean
  StreamKeeper streamKeeper(
      TradeUpdates tradeUpdates, BookExecutions executions, FollowObserver observer) {
    return new StreamKeeper(
        tradeUpdates, executions, System::nanoTime, RandomGenerator.getDefault(), observer);
  }

  @Bean
  FollowSchedule followSchedule(FollowBroker followBroker) {
    return new FollowSchedule(followBroker);
  }
}
