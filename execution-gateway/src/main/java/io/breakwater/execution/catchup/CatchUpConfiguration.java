package io.breakwater.execution.catchup;

import io.breakwater.clock.MarketClock;
import io.breakwater.execution.broker.Broker;
import io.breakwater.execution.broker.BrokerBook;
import io.breakwater.execution.broker.BrokerProperties;
import io.breakwater.execution.catchup.jdbc.JdbcExecutionMark;
import io.breakwater.execution.catchup.metrics.MicrometerCatchUpObserver;
import io.breakwater.execution.order.BookExecutions;
import io.breakwater.execution.order.ExecutionLedger;
import io.breakwater.execution.order.OrderBook;
import io.breakwater.execution.order.OrderIndex;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Wires the feature. Whoever asks again and again must not ask at the cost of orders and cancels.
 */
@Configuration(proxyBeanMethods = false)
class CatchUpConfiguration {

  @Bean
  CatchUpObserver catchUpObserver(MeterRegistry registry) {
    return new MicrometerCatchUpObserver(registry);
  }

  @Bean
  FetchExecutions fetchExecutions(
      Broker broker,
      ExecutionLedger ledger,
      JdbcClient jdbc,
      BrokerProperties properties,
      MarketClock clock,
      CatchUpObserver observer) {
    return new FetchExecutions(
        broker.inBackground(),
        new BookExecutions(ledger, broker.inBackground()),
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
        broker.inBackground(),
        brokerBook,
        new BookExecutions(ledger, broker.inBackground()),
        book,
        index,
        fills);
  }
}
