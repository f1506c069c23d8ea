package io.breakwater.signal;

import io.breakwater.security.Role;
import io.breakwater.testing.TestKeys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the running service, with a key for each role. */
record Api(int port) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  Answer get(Role role, String path) {
    return send(HttpRequest.newBuilder().GET(), role, path);
  }

  Answer post(Role role, String path, String body) {
    return send(
        HttpRequest.newBuilder()
            .POST(BodyPublishers.ofString(body))
            .header("Content-Type", "application/json"),
        role,
        path);
  }

  private Answer send(HttpRequest.Builder request, Role role, String path) {
    try {
      return new Answer(
          HTTP.send(
              request
                  .uri(URI.create("http://127.0.0.1:" + port + path))
                  .header("Authorization", TestKeys.bearer(role))
                  .timeout(PATIENCE)
                  .build(),
              BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  record Answer(HttpResponse<String> response) {

    int status() {
      return response.statusCode();
    }

    String text() {
      return response.body();
    }

    Optional<String> header(String name) {
      return response.headers().firstValue(name);
    }

    JsonNode json() {
      return JSON.readTree(response.body());
    }

    JsonNode at(String pointer) {
      return json().at(pointer);
    }

    /** Status and code of a problem. */
    String problem() {
      return status() + " " + at("/code").asString();
    }
  }
}
