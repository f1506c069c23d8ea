package io.breakwater.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpenApiFileTest {

  @Test
  void leavesOutThePortOfThisRun() {
    String yaml =
        """
        openapi: 3.1.0
        info:
          title: x
        servers:
        - url: http://127.0.0.1:38123
          description: Generated server url
        paths:
          /a: {}
        """;

    assertThat(OpenApiFile.normalized(yaml.replace("\n", "\r\n") + "\n\n"))
        .isEqualTo(
            """
            openapi: 3.1.0
            info:
              title: x
            paths:
              /a: {}
            """);
  }
}
