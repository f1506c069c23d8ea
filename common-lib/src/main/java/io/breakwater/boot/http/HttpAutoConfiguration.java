package io.breakwater.boot.http;

import io.breakwater.boot.BootAutoConfiguration;
import io.breakwater.boot.SecurityProperties;
import io.breakwater.clock.MarketClock;
import io.breakwater.security.KeyVerifier;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.web.client.RestClient;

/** Clients of the other services, and the verifier of keys that asks the gateway. */
@AutoConfiguration(
    after = BootAutoConfiguration.class,
    afterName =
        "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@ConditionalOnClass(RestClient.class)
@EnableConfigurationProperties({PeerProperties.class, SecurityProperties.class})
public class HttpAutoConfiguration {
  private static final String KEEPER_OF_KEYS = "execution-gateway";

  @Bean
  PeerClients peerClients(
      PeerProperties peers,
      SecurityProperties security,
      ObjectProvider<ObservationRegistry> observations) {
    return new PeerClients(
        peers, security.key(), observations.getIfAvailable(() -> ObservationRegistry.NOOP));
  }

  @Bean
  @ConditionalOnMissingBean(KeyVerifier.class)
  KeyVerifier keyVerifier(PeerClients peers, MarketClock clock) {
    return new RememberedVerifications(
        new RemoteKeyVerifier(() -> peers.client(KEEPER_OF_KEYS)), clock.machine());
  }
}
