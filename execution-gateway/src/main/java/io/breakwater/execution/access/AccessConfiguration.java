package io.breakwater.execution.access;

import io.breakwater.clock.MarketClock;
import io.breakwater.execution.access.jdbc.JdbcKeyStore;
import io.breakwater.execution.audit.EventLog;
import io.breakwater.security.KeyVerifier;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Wires the feature; the keys of the configuration are there before the first request is served.
 */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

  @Bean
  KeyStore keyStore(JdbcClient jdbc) {
    return new JdbcKeyStore(jdbc);
  }

  @Bean
  KeyVerifier keyVerifier(KeyStore store, AccessProperties properties) {
    return new StoredKeyVerifier(store, properties.pepper());
  }

  @Bean
  SeedKeys seedKeys(
      KeyStore store, AccessProperties properties, EventLog events, MarketClock clock) {
    return new SeedKeys(store, properties.pepper(), events, clock);
  }

  /** Before the first request is let in: after that, requests and this would want the same pool. */
  @Bean
  SmartInitializingSingleton keysOfTheConfiguration(
      SeedKeys seedKeys, AccessProperties properties) {
    return () -> seedKeys.add(properties.seeds());
  }
}
