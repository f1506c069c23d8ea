package io.breakwater.localstack.system;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the gateway and the venue each say of the same orders. Thread-safe. */
final class TradingClient {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final LiveStack stack;

  TradingClient(LiveStack stack) {
    this.stack = stack;
  }

  /**
   * Submits a market order for one share, also where another has just asked for the same; answers
   * the status, or 0 where there was no answer.
   */
  int buyOne(String clientOrderId, String symbol) throws InterruptedException {
    String body =
        """
        {"client_order_id": "%s", "symbol": "%s", "side": "buy", "type": "market",
         "quantity": "1", "allow_duplicate": true}
        """
            .formatted(clientOrderId, symbol);
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(stack.url(8002, "/api/v1/orders")))
              .timeout(Duration.ofSeconds(10))
              .header("Authorization", "Bearer " + stack.secret("BREAKWATER_KEY_TRADER"))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(body))
              .build();
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException noAnswer) {
      return 0;
    }
  }

  boolean isMarketOpen() throws IOException, InterruptedException {
    return ours(8004, "/api/v1/clock").path("is_open").asBoolean();
  }

  /** Every order row that we have, page by page. */
  List<JsonNode> ourOrders() throws IOException, InterruptedException {
    return pages("/api/v1/orders", "orders");
  }

  List<JsonNode> ourFills() throws IOException, InterruptedException {
    return pages("/api/v1/fills", "fills");
  }

  Map<String, BigDecimal> ourPositions() throws IOException, InterruptedException {
    Map<String, BigDecimal> positions = new TreeMap<>();
    for (JsonNode position : ours(8002, "/api/v1/positions").path("positions")) {
      put(positions, position.path("symbol").asString(), decimal(position, "quantity"));
    }
    return positions;
  }

  List<JsonNode> venueOrders() throws IOException, InterruptedException {
    return list(venue("/v2/orders?status=all&limit=500&direction=asc"));
  }

  BigDecimal venueCash() throws IOException, InterruptedException {
    return decimal(venue("/v2/account"), "cash");
  }

  Map<String, BigDecimal> venuePositions() throws IOException, InterruptedException {
    Map<String, BigDecimal> positions = new TreeMap<>();
    for (JsonNode position : venue("/v2/positions")) {
      BigDecimal quantity = decimal(position, "qty");
      boolean isShort = "short".equals(position.path("side").asString());
      put(
          positions,
          position.path("symbol").asString(),
          isShort ? quantity.abs().negate() : quantity);
    }
    return positions;
  }

  static BigDecimal decimal(JsonNode node, String field) {
    return new BigDecimal(node.path(field).asString());
  }

  /** A position of nothing is no position. */
  static void put(Map<String, BigDecimal> positions, String symbol, BigDecimal quantity) {
    if (quantity.signum() != 0) {
      positions.put(symbol, quantity.stripTrailingZeros());
    }
  }

  private List<JsonNode> pages(String path, String field) throws IOException, InterruptedException {
    List<JsonNode> all = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page =
          ours(8002, path + "?limit=100" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
      all.addAll(list(page.path(field)));
      cursor = page.path("next_cursor").asString("");
    } while (!cursor.isEmpty());
    return all;
  }

  private static List<JsonNode> list(JsonNode array) {
    List<JsonNode> items = new ArrayList<>();
    array.forEach(items::add);
    return items;
  }

  /** Reads from a service as a viewer. */
  JsonNode ours(int port, String path) throws IOException, InterruptedException {
    return get(
        HttpRequest.newBuilder(URI.create(stack.url(port, path)))
            .header("Authorization", "Bearer " + stack.secret("BREAKWATER_KEY_VIEWER")));
  }

  /** Posts to the gateway as a trader; answers the body, whatever the status. */
  JsonNode trade(String path, String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(stack.url(8002, path)))
            .timeout(Duration.ofSeconds(10))
            .header("Authorization", "Bearer " + stack.secret("BREAKWATER_KEY_TRADER"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  private JsonNode venue(String path) throws IOException, InterruptedException {
    return get(
        HttpRequest.newBuilder(URI.create(stack.url(8010, path)))
            .header("APCA-API-KEY-ID", stack.secret("BREAKWATER_VENUE_KEY_ID"))
            .header("APCA-API-SECRET-KEY", stack.secret("BREAKWATER_VENUE_SECRET_KEY")));
  }

  private JsonNode get(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(
            request.timeout(Duration.ofSeconds(10)).build(), HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(
          response.uri() + " was answered " + response.statusCode() + " " + response.body());
    }
    return JSON.readTree(response.body());
  }
}
