package io.breakwater.localstack.venue.fault;

import io.breakwater.clock.MarketClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The plan in force: at the start, nothing goes wrong. */
@Configuration(proxyBeanMethods = false)
public class FaultConfiguration {

  @Bean
  Faults faults(MarketClock clock) {
    return new Faults(clock.machine());
  }
}
