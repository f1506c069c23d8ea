package io.breakwater.signal;

import io.breakwater.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ArchitectureTest extends ArchitectureRules {

  ArchitectureTest() {
    super("io.breakwater.signal");
  }

  @Test
  void featuresAreReachedOnlyThroughTheirRootAndFormNoCycle() {
    ApplicationModules.of(SignalServiceApplication.class).verify();
  }
}
