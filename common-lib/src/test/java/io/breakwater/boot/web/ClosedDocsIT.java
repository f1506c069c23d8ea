package io.breakwater.boot.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import io.breakwater.security.Role;
import io.breakwater.testing.TestKeys;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
    classes = WebTestApplication.class,
    webEnvironment = RANDOM_PORT,
    properties = {"server.address=127.0.0.1", "breakwater.security.open-docs=false"})
class ClosedDocsIT {
  @LocalServerPort private int port;

  @ParameterizedTest
  @ValueSource(strings = {"/swagger-ui/index.html", "/v3/api-docs", "/v3/api-docs.yaml"})
  void showsTheDocumentationToWhoeverHasAKey(String path) throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));

    try (HttpClient http = HttpClient.newHttpClient()) {
      assertThat(http.send(request.build(), BodyHandlers.ofString()).statusCode()).isEqualTo(401);
      request.header("Authorization", TestKeys.bearer(Role.VIEWER));
      assertThat(http.send(request.build(), BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }
  }
}
