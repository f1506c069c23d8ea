package io.breakwater.execution.testing;

import io.breakwater.security.Role;
import io.breakwater.testing.TestKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls a running gateway as a client would. Thread-safe. */
public final class Gateway {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final int port;

  public Gateway(int port) {
    this.port = port;
  }

  /** An answer: status, headers, and the body as JSON (missing where there is none). */
  public record Answer(int status, HttpResponse<String> response, JsonNode json) {

    public String text(String field) {
      return json.path(field).asString("");
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  /** Whether the gateway says that it takes orders. */
  public boolean isReady() {
    return exchange(request("/actuator/health/readiness").GET().build()).statusCode() == 200;
  }

  /** What the probe says, to anybody. */
  public String health() {
    return exchange(request("/actuator/health/readiness").GET().build()).body();
  }

  public Answer get(Role role, String path) {
    return send(request(path).header("Authorization", TestKeys.bearer(role)).GET().build());
  }

  /** The body of an answer that is no JSON. */
  public String text(Role role, String path) {
    return exchange(request(path).header("Authorization", TestKeys.bearer(role)).GET().build())
        .body();
  }

  public Answer post(Role role, String path, String body, String... headers) {
    return post(TestKeys.bearer(role), path, body, headers);
  }

  /**
   * Posts under any credential.
   *
   * @param authorization the whole header
   * @param headers names and values by turns
   */
  public Answer post(String authorization, String path, String body, String... headers) {
    var builder =
        request(path)
            .header("Authorization", authorization)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    return send(builder.build());
  }

  /** Asks, as a trader, for another order in the place of one. */
  public Answer replace(String orderId, String body) {
    return send(
        request("/api/v1/orders/" + orderId)
            .header("Authorization", TestKeys.bearer(Role.TRADER))
            .header("Content-Type", "application/json")
            .method("PATCH", BodyPublishers.ofString(body))
            .build());
  }

  /** Delivers a webhook, without any API key. */
  public Answer deliver(SignedWebhook webhook) {
    var builder =
        request("/api/v1/webhooks/orders")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(webhook.body()));
    webhook.headers().forEach(builder::header);
    return send(builder.build());
  }

  /** Sends any method and type of body to the orders. */
  public Answer exchange(Role role, String method, String contentType, String body) {
    return send(
        request("/api/v1/orders")
            .header("Authorization", TestKeys.bearer(role))
            .header("Content-Type", contentType)
            .method(method, BodyPublishers.ofString(body))
            .build());
  }

  /** Submits an order as a trader. */
  public Answer submit(String body) {
    return post(Role.TRADER, "/api/v1/orders", body);
  }

  /** Buys at the market. */
  public Answer buy(String clientOrderId, String symbol, String quantity) {
    return submit(
        """
        {"client_order_id":"%s","symbol":"%s","side":"buy","type":"market","quantity":"%s"}
        """
            .formatted(clientOrderId, symbol, quantity));
  }

  public Answer order(String clientOrderId) {
    Answer page = get(Role.VIEWER, "/api/v1/orders?client_order_id=" + clientOrderId);
    return new Answer(page.status(), page.response(), page.json().path("orders").path(0));
  }

  /** The entry of one symbol among the positions; missing where there is none. */
  public JsonNode position(String symbol) {
    for (JsonNode position : get(Role.VIEWER, "/api/v1/positions").json().path("positions")) {
      if (position.path("symbol").asString().equals(symbol)) {
        return position;
      }
    }
    return JSON.missingNode();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(30));
  }

  private static Answer send(HttpRequest request) {
    HttpResponse<String> response = exchange(request);
    JsonNode json = response.body().isEmpty() ? JSON.missingNode() : JSON.readTree(response.body());
    return new Answer(response.statusCode(), response, json);
  }

  private static HttpResponse<String> exchange(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
