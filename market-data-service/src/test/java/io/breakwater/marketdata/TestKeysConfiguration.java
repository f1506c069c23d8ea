package io.breakwater.marketdata;

import io.breakwater.security.KeyVerifier;
import io.breakwater.testing.TestKeys;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Lets the keys of {@link TestKeys} in, where the gateway would be asked. */
@TestConfiguration(proxyBeanMethods = false)
class TestKeysConfiguration {

  @Bean
  KeyVerifier keyVerifier() {
    return TestKeys.verifier();
  }
}
