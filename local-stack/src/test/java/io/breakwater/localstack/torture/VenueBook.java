package io.breakwater.localstack.torture;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the venue has seen and done, asked of the venue itself. Thread-safe. */
final class VenueBook {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int ORDERS_PER_PAGE = 500;
  private static final int ARRIVALS_PER_PAGE = 10_000;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Jvm venue;
  private final String keyId;
  private final String secretKey;

  VenueBook(Jvm venue, String keyId, String secretKey) {
    this.venue = venue;
    this.keyId = keyId;
    this.secretKey = secretKey;
  }

  /**
   * An order as the venue has it.
   *
   * @param price its limit; without one, the distance that it trails by; without that, its stop
   */
  record VenueOrder(
      String id,
      String clientOrderId,
      String symbol,
      String side,
      BigDecimal quantity,
      BigDecimal price,
      String status,
      BigDecimal filled) {
    private static final Set<String> ENDED =
        Set.of("filled", "canceled", "replaced", "expired", "rejected");

    boolean isOpen() {
      return !ENDED.contains(status);
    }

    private static VenueOrder of(JsonNode node) {
      return new VenueOrder(
          node.path("id").asString(),
          node.path("client_order_id").asString(),
          node.path("symbol").asString(),
          node.path("side").asString(),
          new BigDecimal(node.path("qty").asString()),
          priceOf(node),
          node.path("status").asString(),
          new BigDecimal(node.path("filled_qty").asString()));
    }

    private static BigDecimal priceOf(JsonNode node) {
      return Stream.of("limit_price", "trail_price", "stop_price")
          .map(name -> node.path(name).asString(""))
          .filter(text -> !text.isEmpty())
          .findFirst()
          .map(BigDecimal::new)
          .orElse(BigDecimal.ZERO);
    }
  }

  /** A copy of an order that reached the venue, refused ones too. */
  record Arrived(String clientOrderId, int status) {}

  /** Every order, oldest first. */
  List<VenueOrder> orders() {
    List<VenueOrder> all = new ArrayList<>();
    String after = "";
    JsonNode page;
    do {
      page =
          get(
              "/v2/orders?status=all&direction=asc&limit="
                  + ORDERS_PER_PAGE
                  + (after.isEmpty() ? "" : "&after_order_id=" + after));
      for (JsonNode order : page) {
        all.add(VenueOrder.of(order));
      }
      after = all.isEmpty() ? "" : all.getLast().id();
    } while (page.size() == ORDERS_PER_PAGE);
    return all;
  }

  /** Every copy of an order that arrived, oldest first. */
  List<Arrived> arrivedOrders() {
    List<Arrived> all = new ArrayList<>();
    long after = 0;
    JsonNode page;
    do {
      page = get("/venue/arrivals?limit=" + ARRIVALS_PER_PAGE + "&after=" + after);
      for (JsonNode arrival : page) {
        after = arrival.path("number").asLong();
        if (arrival.path("method").asString().equals("POST")
            && arrival.path("path").asString().equals("/v2/orders")) {
          JsonNode body = JSON.readTree(arrival.path("body").asString("{}"));
          all.add(
              new Arrived(
                  body.path("client_order_id").asString(""), arrival.path("status").asInt(0)));
        }
      }
    } while (page.size() == ARRIVALS_PER_PAGE);
    return all;
  }

  /** Signed shares by symbol; a position of nothing is no position. */
  Map<String, BigDecimal> positions() {
    Map<String, BigDecimal> positions = new TreeMap<>();
    for (JsonNode position : get("/v2/positions")) {
      BigDecimal quantity = new BigDecimal(position.path("qty").asString()).abs();
      boolean isShort = position.path("side").asString().equals("short");
      positions.put(
          position.path("symbol").asString(),
          (isShort ? quantity.negate() : quantity).stripTrailingZeros());
    }
    return positions;
  }

  /** Replaces the fault plan. */
  void plan(String faults) {
    send(request("/venue/faults").PUT(BodyPublishers.ofString(faults)), 200);
  }

  /** How often each rule of the plan has struck. */
  Map<String, Long> hits() {
    Map<String, Long> hits = new TreeMap<>();
    for (JsonNode rule : get("/venue/faults").path("rules")) {
      hits.put(rule.path("name").asString(), rule.path("hits").asLong());
    }
    return hits;
  }

  /** Places an order past the gateways, and returns its id. */
  String place(String order) {
    return send(request("/v2/orders").POST(BodyPublishers.ofString(order)), 200)
        .path("id")
        .asString();
  }

  /** Has the exchange take an execution back. */
  void bust(String executionId) {
    send(request("/venue/executions/" + executionId + "/bust").POST(BodyPublishers.noBody()), 200);
  }

  /** Has the exchange put one share at this price in the place of an execution. */
  void correct(String executionId, BigDecimal price) {
    String instead =
        """
        {"qty": "1", "price": "%s"}
        """
            .formatted(price.toPlainString());
    send(
        request("/venue/executions/" + executionId + "/correct")
            .POST(BodyPublishers.ofString(instead)),
        200);
  }

  private JsonNode get(String path) {
    return send(request(path).GET(), 200);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(venue.uri(path))
        .timeout(TIMEOUT)
        .header("APCA-API-KEY-ID", keyId)
        .header("APCA-API-SECRET-KEY", secretKey)
        .header("Content-Type", "application/json");
  }

  private JsonNode send(HttpRequest.Builder request, int expected) {
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      if (response.statusCode() != expected) {
        throw new AssertionError(
            response.uri() + " was answered " + response.statusCode() + " " + response.body());
      }
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new AssertionError("the venue does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
