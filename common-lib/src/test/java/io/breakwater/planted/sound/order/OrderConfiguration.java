package io.breakwater.planted.sound.order;

import io.breakwater.planted.sound.order.jdbc.JdbcOrderLedger;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wiring: the one place of a feature's root that may see Spring and the adapters. */
@Configuration(proxyBeanMethods = false)
class OrderConfiguration {
  @Bean
  SubmitOrder submitOrder() {
    return new SubmitOrder(new JdbcOrderLedger(), InstantSource.system());
  }
}
