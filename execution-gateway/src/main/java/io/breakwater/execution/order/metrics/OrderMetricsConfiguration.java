package io.breakwater.execution.order.metrics;

import io.breakwater.execution.order.OrderObserver;
import io.breakwater.execution.order.RecoveryQueue;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the meters. */
@Configuration(proxyBeanMethods = false)
class OrderMetricsConfiguration {

  @Bean
  OrderObserver orderObserver(MeterRegistry registry) {
    return new MicrometerOrderObserver(registry);
  }

  @Bean
  UnknownAge unknownAge(RecoveryQueue queue) {
    return new UnknownAge(queue);
  }
}
