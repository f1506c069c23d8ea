package io.breakwater.marketdata;

import io.breakwater.security.Role;
import io.breakwater.testing.TestKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the service under test over HTTP, as a client with one role. */
final class Answers {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Answers() {}

  /** What came back. */
  record Answer(int status, String body) {

    JsonNode json() {
      return JSON.readTree(body);
    }

    String code() {
      return json().path("code").asString("");
    }
  }

  static Answer get(int port, String path, Role role) {
    return send(request(port, path, role).GET());
  }

  static Answer delete(int port, String path, Role role) {
    return send(request(port, path, role).DELETE());
  }

  static Answer post(int port, String path, Role role, String body) {
    return send(
        request(port, path, role)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  static Answer withoutKey(int port, String path) {
    return send(HttpRequest.newBuilder(uri(port, path)).timeout(Duration.ofSeconds(30)).GET());
  }

  private static HttpRequest.Builder request(int port, String path, Role role) {
    return HttpRequest.newBuilder(uri(port, path))
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", TestKeys.bearer(role));
  }

  private static URI uri(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
