package io.breakwater.orchestrator.positions;

import io.breakwater.orchestrator.peer.http.PeerClient;
import io.breakwater.orchestrator.positions.http.HttpPositionSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PositionConfiguration {

  @Bean
  PositionSource positionSource(@Qualifier("executionGateway") PeerClient gateway) {
    return new HttpPositionSource(gateway);
  }
}
