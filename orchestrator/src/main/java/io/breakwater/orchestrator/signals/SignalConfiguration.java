package io.breakwater.orchestrator.signals;

import io.breakwater.orchestrator.peer.http.PeerClient;
import io.breakwater.orchestrator.signals.http.HttpSignalSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SignalConfiguration {

  @Bean
  SignalSource signalSource(@Qualifier("signalService") PeerClient signalService) {
    return new HttpSignalSource(signalService);
  }
}
