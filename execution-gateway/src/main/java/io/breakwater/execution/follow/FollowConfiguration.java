package io.breakwater.execution.follow;

import io.breakwater.execution.broker.TradeUpdates;
import io.breakwater.execution.catchup.CatchUp;
import io.breakwater.execution.follow.metrics.MicrometerFollowObserver;
import io.breakwater.execution.follow.scheduling.FollowSchedule;
import io.breakwater.execution.order.BookExecutions;
import io.breakwater.execution.reconciliation.ReconciliationProperties;
import io.breakwater.execution.reconciliation.RunPasses;
import io.breakwater.lease.LeaseStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the feature. */
@Configuration(proxyBeanMethods = false)
class FollowConfiguration {

  @Bean
  FollowObserver followObserver(MeterRegistry registry) {
    return new MicrometerFollowObserver(registry);
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
