package io.breakwater.marketdata;

import io.breakwater.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ArchitectureTest extends ArchitectureRules {

  ArchitectureTest() {
    super("io.breakwater.marketdata");
  }

  @Test
  void featuresAreReachedOnlyThroughTheirRootAndFormNoCycle() {
    ApplicationModules.of(MarketDataServiceApplication.class).verify();
  }
}
