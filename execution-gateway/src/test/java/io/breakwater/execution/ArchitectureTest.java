package io.breakwater.execution;

import io.breakwater.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ArchitectureTest extends ArchitectureRules {

  ArchitectureTest() {
    super("io.breakwater.execution");
  }

  @Test
  void featuresAreReachedOnlyThroughTheirRootAndFormNoCycle() {
    ApplicationModules.of(ExecutionGatewayApplication.class).verify();
  }
}
