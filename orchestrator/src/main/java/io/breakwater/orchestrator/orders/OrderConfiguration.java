package io.breakwater.orchestrator.orders;

import io.breakwater.orchestrator.orders.http.HttpOrderDesk;
import io.breakwater.orchestrator.peer.http.PeerClient;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OrderConfiguration {

  @Bean
  OrderDesk orderDesk(@Qualifier("executionGateway") PeerClient gateway) {
    return new HttpOrderDesk(gateway);
  }
}
