package io.breakwater.execution.reconciliation;

import io.breakwater.clock.MarketClock;
import io.breakwater.execution.broker.Broker;
import io.breakwater.execution.broker.BrokerProperties;
import io.breakwater.execution.broker.TradeUpdates;
import io.breakwater.execution.order.BookExecutions;
import io.breakwater.execution.order.OrderBook;
import io.breakwater.execution.reconciliation.jdbc.JdbcExecutionMark;
import io.breakwater.execution.reconciliation.metrics.MicrometerFollowObserver;
import io.breakwater.execution.reconciliation.scheduling.FollowSchedule;
import io.breakwater.lease.LeaseStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the feature. */
@Configuration(proxyBeanMethods = false)
class ReconciliationConfiguration {

  @Bean
  FollowObserver followObserver(MeterRegistry registry) {
    return new MicrometerFollowObserver(registry);
  }

  @Bean
  CatchUp catchUp(
      Broker broker,
      BookExecutions executions,
      OrderBook book,
      JdbcClient jdbc,
      BrokerProperties properties,
      MarketClock clock) {
    return new CatchUp(
        broker, executions, book, new JdbcExecutionMark(jdbc, properties.account()), clock);
  }

  @Bean
  FollowBroker followBroker(
      LeaseStore leases,
      TradeUpdates tradeUpdates,
      BookExecutions executions,
      CatchUp catchUp,
      FollowObserver observer) {
    var stream =
        new StreamKeeper(
            tradeUpdates, executions, System::nanoTime, RandomGenerator.getDefault(), observer);
    return new FollowBroker(
        leases, "gateway-" + UUID.randomUUID(), stream, catchUp, System::nanoTime, observer);
  }

  @Bean
  FollowSchedule followSchedule(FollowBroker followBroker) {
    return new FollowSchedule(followBroker);
  }
}
