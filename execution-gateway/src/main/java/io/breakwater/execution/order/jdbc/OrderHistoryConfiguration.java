package io.breakwater.execution.order.jdbc;

import io.breakwater.execution.audit.EventReader;
import io.breakwater.execution.broker.BrokerProperties;
import io.breakwater.execution.order.OrderHistory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires what looks back at orders. */
@Configuration(proxyBeanMethods = false)
class OrderHistoryConfiguration {

  @Bean
  OrderHistory orderHistory(JdbcClient jdbc, BrokerProperties broker, EventReader events) {
    return new JdbcOrderHistory(jdbc, broker.account(), events);
  }
}
