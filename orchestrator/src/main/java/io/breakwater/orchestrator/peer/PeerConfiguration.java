package io.breakwater.orchestrator.peer;

import io.breakwater.boot.http.PeerClients;
import io.breakwater.orchestrator.peer.http.PeerClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The three peers. A missing base URL stops the start, and is named. */
@Configuration(proxyBeanMethods = false)
class PeerConfiguration {

  @Bean
  PeerClient signalService(PeerClients clients) {
    return client(clients, Peer.SIGNAL_SERVICE);
  }

  @Bean
  PeerClient executionGateway(PeerClients clients) {
    return client(clients, Peer.EXECUTION_GATEWAY);
  }

  @Bean
  PeerClient marketDataService(PeerClients clients) {
    return client(clients, Peer.MARKET_DATA_SERVICE);
  }

  private static PeerClient client(PeerClients clients, Peer peer) {
    return new PeerClient(peer, clients.client(peer.serviceName()));
  }
}
