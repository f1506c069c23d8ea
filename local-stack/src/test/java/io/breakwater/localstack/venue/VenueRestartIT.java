package io.breakwater.localstack.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The venue as a process of its own, killed without warning and started again on its book. */
class VenueRestartIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration START_LIMIT = Duration.ofSeconds(90);

  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Instant origin = Instant.now();
  private int port;
  private Process venue;

  @BeforeEach
  void start() throws IOException {
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    startVenue("2013-01-02T15:00:00Z");
  }

  @AfterEach
  void stop() throws InterruptedException {
    kill();
    http.close();
  }

  @Test
  void losesNothingWhenItIsKilledAndDoublesNothing() throws Exception {
    List<String> acknowledged = new ArrayList<>();
    try (var pool = Executors.newSingleThreadExecutor()) {
      var load =
          pool.submit(() -> {
            for (int i = 0; i < 100_000; i++) {
              String id = "kill-" + i;
              if (post(order(id, i)).statusCode() == 200) {
                synchronized (acknowledged) {
                  acknowledged.add(id);
                }
              }
            }
            return null;
          });
      await().atMost(Duration.ofSeconds(60)).until(() -> size(acknowledged) >= 50);
      kill();
      assertThat(load).failsWithin(Duration.ofSeconds(30));
    }

    startVenue("2013-01-02T15:00:00Z");

    for (String id : acknowledged) {
      assertThat(get("/v2/orders:by_client_order_id?client_order_id=" + id).statusCode())
          .as(id)
          .isEqualTo(200);
      assertThat(post(order(id, 0)).statusCode()).as(id).isEqualTo(422);
    }
    assertAccountIsItsFills();
    assertThat(json("/venue/arrivals?limit=10000").size()).isGreaterThanOrEqualTo(50);
  }

  @Test
  void stillKnowsWhatAFaultStruckWhenItIsKilledInItsMidst() throws Exception {
    send(
        request("/venue/faults")
            .PUT(
                BodyPublishers.ofString(
                    """
                    {"rules":[{"name":"held","on":"POST /v2/orders","kind":"delay_request",
                               "delay_ms":600000,"times":1}]}
                    """)));
    var held =
        http.sendAsync(
            request("/v2/orders").POST(BodyPublishers.ofString(order("held-1", 0))).build(),
            BodyHandlers.ofString());
    await().atMost(Duration.ofSeconds(20)).until(() -> !struckBy("held").isEmpty());
    kill();
    assertThat(held).failsWithin(Duration.ofSeconds(20));

    startVenue("2013-01-02T15:00:00Z");

    assertThat(struckBy("held")).hasSize(1);
    assertThat(struckBy("held").getFirst().path("body").asString()).contains("held-1");
    assertThat(struckBy("held").getFirst().path("status").isNull()).isTrue();
    assertThat(json("/venue/faults").path("rules")).isEmpty();
    assertThat(post(order("held-1", 0)).statusCode()).isEqualTo(200);
  }

  @Test
  void expiresWhatEndedWhileItWasDown() throws Exception {
    HttpResponse<String> placed =
        post(
            """
            {"symbol":"AAPL","qty":"1","side":"buy","type":"limit","limit_price":"1",
             "time_in_force":"day","client_order_id":"down-1"}
            """);
    assertThat(placed.statusCode()).isEqualTo(200);
    kill();

    startVenue("2013-01-03T15:00:00Z");

    JsonNode order = json("/v2/orders:by_client_order_id?client_order_id=down-1");
    assertThat(order.path("status").asString()).isEqualTo("expired");
    assertThat(order.path("expired_at").asString()).isEqualTo("2013-01-02T21:00:00Z");
  }

  private void assertAccountIsItsFills() throws Exception {
    var cash = new BigDecimal(100_000);
    var shares = BigDecimal.ZERO;
    String token = "";
    while (true) {
      List<JsonNode> page =
          StreamSupport.stream(
                  json("/v2/account/activities/FILL?direction=asc&page_token=" + token)
                      .spliterator(),
                  false)
              .toList();
      if (page.isEmpty()) {
        break;
      }
      for (JsonNode fill : page) {
        var quantity = new BigDecimal(fill.path("qty").asString());
        var signed = fill.path("side").asString().equals("buy") ? quantity : quantity.negate();
        cash = cash.subtract(signed.multiply(new BigDecimal(fill.path("price").asString())));
        shares = shares.add(signed);
      }
      token = page.getLast().path("id").asString();
    }
    assertThat(new BigDecimal(json("/v2/account").path("cash").asString()))
        .isEqualByComparingTo(cash);
    JsonNode position = json("/v2/positions/AAPL");
    var held =
        position.has("qty") ? new BigDecimal(position.path("qty").asString()) : BigDecimal.ZERO;
    assertThat(held).isEqualByComparingTo(shares);
    assertThat(token).isNotEmpty();
  }

  private List<JsonNode> struckBy(String fault) throws Exception {
    return StreamSupport.stream(json("/venue/arrivals?limit=10000").spliterator(), false)
        .filter(arrival -> arrival.path("fault").asString("").equals(fault))
        .toList();
  }

  private void startVenue(String market) throws IOException {
    String java = ProcessHandle.current().info().command().orElse("java");
    venue =
        new ProcessBuilder(
                java,
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                VenueApplication.class.getName(),
                "--server.port=" + port,
                "--breakwater.venue.key-id=" + RunningVenue.KEY,
                "--breakwater.venue.secret-key=" + RunningVenue.SECRET,
                "--breakwater.venue.book-file=" + folder.resolve("book.db"),
                "--breakwater.clock.replay=origin=%s,market=%s,speed=1,closed=PT5S"
                    .formatted(origin, market))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("venue.log").toFile())
            .start();
    await()
        .atMost(START_LIMIT)
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptions()
        .until(() -> get("/actuator/health/readiness").statusCode() == 200);
  }

  private void kill() throws InterruptedException {
    venue.destroyForcibly();
    assertThat(venue.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  /** Small buys and sells in turn, most of which fill at once. */
  private static String order(String id, int number) {
    return """
    {"symbol":"AAPL","qty":"1","side":"%s","type":"market","time_in_force":"day",
     "client_order_id":"%s"}
    """
        .formatted(number % 2 == 0 ? "buy" : "sell", id);
  }

  private HttpResponse<String> post(String body) throws IOException, InterruptedException {
    return send(request("/v2/orders").POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path));
  }

  private JsonNode json(String path) throws IOException, InterruptedException {
    return JSON.readTree(get(path).body());
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("APCA-API-KEY-ID", RunningVenue.KEY)
        .header("APCA-API-SECRET-KEY", RunningVenue.SECRET);
  }

  private static int size(List<String> list) {
    synchronized (list) {
      return list.size();
    }
  }
}
