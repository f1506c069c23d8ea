package io.breakwater.execution.order.jdbc;

import io.breakwater.clock.MarketClock;
import io.breakwater.execution.audit.EventLog;
import io.breakwater.execution.broker.BrokerProperties;
import io.breakwater.execution.order.Adoptions;
import io.breakwater.execution.order.CancelRequests;
import io.breakwater.execution.order.ContradictionListener;
import io.breakwater.execution.order.ExecutionLedger;
import io.breakwater.execution.order.FillListener;
import io.breakwater.execution.order.OrderBook;
import io.breakwater.execution.order.OrderIndex;
import io.breakwater.execution.order.OrderLedger;
import io.breakwater.execution.order.OrderObserver;
import io.breakwater.execution.order.OrderProperties;
import io.breakwater.execution.order.RecoveryQueue;
import io.breakwater.execution.risk.RecentOrders;
import io.breakwater.execution.risk.TradingGate;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.transaction.support.TransactionOperations;

/** Puts PostgreSQL behind the ports of the feature. */
@Configuration(proxyBeanMethods = false)
class OrderJdbcConfiguration {

  /** Boot gives it to the one JDBC template, which all features share. */
  @Bean
  SQLExceptionTranslator sqlExceptionTranslator() {
    return new OrderPathErrors();
  }

  @Bean
  OrderPathTransactions orderPathTransactions(
      TransactionOperations transactions, JdbcTemplate jdbc) {
    return new OrderPathTransactions(transactions, jdbc);
  }

  @Bean
  OrderRows orderRows(
      JdbcClient jdbc,
      BrokerProperties broker,
      EventLog events,
      OrderObserver observer,
      MarketClock clock) {
    return new OrderRows(jdbc, broker.account(), events, observer, clock);
  }

  @Bean
  OrderLedger orderLedger(
      OrderRows rows,
      OrderPathTransactions transactions,
      TradingGate gate,
      OrderProperties properties) {
    return new JdbcOrderLedger(
        rows, transactions, gate, new SymbolLock(rows.jdbc()), properties.sendDeadline());
  }

  @Bean
  CancelRequests cancelRequests(OrderRows rows, OrderPathTransactions transactions) {
    return new JdbcCancelRequests(rows, transactions);
  }

  @Bean
  RecoveryQueue recoveryQueue(
      OrderRows rows,
      OrderPathTransactions transactions,
      TradingGate gate,
      OrderProperties properties) {
    return new JdbcRecoveryQueue(
        rows, transactions, gate, properties.sendDeadline(), "gateway-" + UUID.randomUUID());
  }

  @Bean
  ExecutionLedger executionLedger(
      OrderRows rows,
      OrderPathTransactions transactions,
      FillListener listener,
      ContradictionListener contradictions) {
    var fills = new FillRows(rows.jdbc(), rows.account());
    return new JdbcExecutionLedger(
        rows,
        fills,
        new ReversalRows(rows.jdbc(), rows.account(), fills),
        new ForeignOrders(rows.jdbc(), rows.account()),
        transactions,
        listener,
        contradictions);
  }

  @Bean
  OrderBook orderBook(JdbcClient jdbc, BrokerProperties broker) {
    return new JdbcOrderBook(jdbc, broker.account());
  }

  @Bean
  OrderIndex orderIndex(JdbcClient jdbc, BrokerProperties broker) {
    return new JdbcOrderIndex(jdbc, broker.account());
  }

  @Bean
  Adoptions adoptions(OrderRows rows, OrderPathTransactions transactions) {
    return new JdbcAdoptions(rows, transactions, new SymbolLock(rows.jdbc()));
  }

  @Bean
  RecentOrders recentOrders(JdbcClient jdbc, BrokerProperties broker) {
    return new JdbcRecentOrders(jdbc, broker.account());
  }
}
