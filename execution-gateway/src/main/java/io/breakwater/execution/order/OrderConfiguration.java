package io.breakwater.execution.order;

import io.breakwater.clock.MarketClock;
import io.breakwater.execution.broker.AssetDirectory;
import io.breakwater.execution.broker.Broker;
import io.breakwater.execution.broker.BrokerProperties;
import io.breakwater.execution.broker.SendBudget;
import io.breakwater.execution.risk.PreTradeRisk;
import io.breakwater.execution.risk.QuoteSource;
import io.breakwater.execution.risk.ResendRisk;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases of the feature. */
@Configuration(proxyBeanMethods = false)
class OrderConfiguration {

  @Bean
  SendTiming sendTiming(OrderProperties order, BrokerProperties broker) {
    return new SendTiming(
        order.sendDeadline(), broker.totalTimeout(), order.sendMargin(), System::nanoTime);
  }

  @Bean
  OrderSender orderSender(
      Broker broker,
      OrderLedger ledger,
      SendTiming timing,
      SendBudget budget,
      BrokerProperties properties) {
    return new OrderSender(
        broker, ledger, timing, budget, properties.permits(), properties.permitWait());
  }

  @Bean
  KnownOrders knownOrders(OrderLedger ledger, OrderProperties properties) {
    return new KnownOrders(ledger, properties.repeatsWaiting(), properties.repeatWait());
  }

  @Bean
  SubmitOrder submitOrder(
      KnownOrders known,
      OrderLedger ledger,
      PreTradeRisk risk,
      AssetDirectory assets,
      QuoteSource quotes,
      MarketClock clock,
      OrderSender sender) {
    return new SubmitOrder(
        known, ledger, risk::judge, assets, new MostShares(quotes, clock), sender);
  }

  @Bean
  BookExecutions bookExecutions(ExecutionLedger ledger, Broker broker) {
    return new BookExecutions(ledger, broker);
  }

  @Bean
  RecoverOrders recoverOrders(
      RecoveryQueue queue,
      Broker broker,
      BookExecutions executions,
      ResendRisk risk,
      OrderSender sender) {
    return new RecoverOrders(queue, broker, executions, risk::judge, sender);
  }

  @Bean
  ReplaceOrder replaceOrder(
      OrderBook book,
      KnownOrders known,
      OrderLedger ledger,
      PreTradeRisk risk,
      OrderSender sender) {
    return new ReplaceOrder(book, known, ledger, risk::judge, sender);
  }

  @Bean
  CancelOrder cancelOrder(
      OrderBook book, CancelRequests requests, Broker broker, BookExecutions executions) {
    return new CancelOrder(book, requests, broker, executions);
  }

  @Bean
  RetryCancels retryCancels(
      OrderBook book, CancelRequests requests, Broker broker, BookExecutions executions) {
    return new RetryCancels(book, requests, broker, executions);
  }

  @Bean
  CancelOrders cancelOrders(
      OrderBook book, CancelRequests requests, Broker broker, BookExecutions executions) {
    return new CancelOrders(book, requests, broker, executions);
  }
}
