package io.breakwater.localstack.launcher.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One service's REST interface as seen with one key. Thread-safe.
 *
 * @param base URL of the service
 * @param key API key that each call shows
 * @param http the connections
 */
record RestApi(URI base, String key, HttpClient http) {
  /** Training is the longest of the calls, and it is synchronous. */
  private static final Duration TIMEOUT = Duration.ofMinutes(3);

  private static final JsonMapper JSON = new JsonMapper();

  /** What came back. */
  record Answer(int status, JsonNode body) {
    boolean isSuccess() {
      return status >= 200 && status < 300;
    }
  }

  /** Gets what must be there. */
  JsonNode get(String path) {
    return orFail("GET", path, tryGet(path));
  }

  /** Gets what may be missing: the caller looks at the status. */
  Answer tryGet(String path) {
    return send("GET", path, request(path).GET());
  }

  JsonNode post(String path, Map<String, ?> body) {
    return orFail("POST", path, tryPost(path, body));
  }

  Answer tryPost(String path, Map<String, ?> body) {
    var publisher = BodyPublishers.ofString(JSON.writeValueAsString(body));
    return send(
        "POST", path, request(path).header("Content-Type", "application/json").POST(publisher));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(TIMEOUT)
        .header("Accept", "application/json")
        .header("Authorization", "Bearer " + key);
  }

  private Answer send(String method, String path, HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), parse(response.body()));
    } catch (IOException unreachable) {
      throw new DemoFailure(
          "%s %s: no answer (%s)".formatted(method, base.resolve(path), unreachable), unreachable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new DemoFailure("interrupted", interrupted);
    }
  }

  /** Whatever is not JSON is kept as text, to be shown. */
  private static JsonNode parse(String body) {
    try {
      return body.isBlank() ? JSON.createObjectNode() : JSON.readTree(body);
    } catch (JacksonException notJson) {
      return JSON.createObjectNode().put("detail", body);
    }
  }

  private JsonNode orFail(String method, String path, Answer answer) {
    if (!answer.isSuccess()) {
      throw refused(method + " " + base.resolve(path), answer);
    }
    return answer.body();
  }

  /** The failure that a problem answer amounts to, with its stable code. */
  static DemoFailure refused(String what, Answer answer) {
    return new DemoFailure(
        "%s was answered %d %s %s"
            .formatted(
                what,
                answer.status(),
                answer.body().path("code").asString(""),
                answer.body().path("detail").asString("")));
  }
}
