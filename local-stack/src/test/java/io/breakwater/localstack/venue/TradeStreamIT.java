package io.breakwater.localstack.venue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msgpack.value.ValueFactory;
import tools.jackson.databind.JsonNode;

class TradeStreamIT {
  private static final String AUTHENTICATE =
      """
      {"action":"authenticate","data":{"key_id":"%s","secret_key":"%s"}}
      """
          .formatted(RunningVenue.KEY, RunningVenue.SECRET);
  private static final String LISTEN =
      """
      {"action":"listen","data":{"streams":["trade_updates"]}}
      """;
  private static RunningVenue venue;

  private SocketClient client;

  @BeforeAll
  static void start(@TempDir Path folder) {
    venue = RunningVenue.start(folder, "--breakwater.venue.starting-cash=10000000");
  }

  @AfterAll
  static void stop() {
    venue.close();
  }

  @BeforeEach
  void connect() {
    venue.clock().setMarket(Instant.parse("2013-01-02T15:00:00Z"));
    client = SocketClient.open(venue.socket("/stream"));
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  @Test
  void tellsAnOrdersLifeInBinaryFrames() {
    listen();

    String id = place("IBM", "5000");
    JsonNode placed = client.nextJson();
    JsonNode part = client.nextJson();

    assertThat(placed.path("stream").asString()).isEqualTo("trade_updates");
    assertThat(event(placed)).isEqualTo("new");
    assertThat(placed.path("data").path("order").path("id").asString()).isEqualTo(id);
    assertThat(placed.path("data").path("timestamp").asString()).isEqualTo("2013-01-02T15:00:00Z");
    assertThat(event(part)).isEqualTo("partial_fill");
    assertThat(part.path("data").path("execution_id").asString()).hasSize(36);
    BigDecimal quantity = new BigDecimal(part.path("data").path("qty").asString());
    BigDecimal price = new BigDecimal(part.path("data").path("price").asString());
    JsonNode order = part.path("data").path("order");
    assertThat(order.path("status").asString()).isEqualTo("partially_filled");
    assertThat(new BigDecimal(order.path("filled_qty").asString())).isEqualByComparingTo(quantity);
    assertThat(new BigDecimal(order.path("filled_avg_price").asString()))
        .isEqualByComparingTo(price);

    venue.delete("/v2/orders/" + id);

    assertThat(event(client.nextJson())).isEqualTo("canceled");
  }

  @Test
  void fillsTheRestAsTimeGoesOn() {
    listen();
    place("IBM", "3000");
    assertThat(event(client.nextJson())).isEqualTo("new");

    JsonNode update = client.nextJson();
    while (event(update).equals("partial_fill")) {
      venue.clock().setMarket(venue.clock().instant().plusSeconds(1));
      update = client.nextJson();
    }

    assertThat(event(update)).isEqualTo("fill");
    assertThat(update.path("data").path("order").path("filled_qty").asString()).isEqualTo("3000");
  }

  @Test
  void tellsThatAnOrderIsReplacedThenOfTheOneInItsPlace() {
    listen();
    String id =
        venue
            .post(
                "/v2/orders",
                """
                {"symbol":"AAPL","qty":"1","side":"buy","type":"limit","limit_price":"1",
                 "time_in_force":"day"}
                """)
            .text("id");
    assertThat(event(client.nextJson())).isEqualTo("new");

    String successor = venue.patch("/v2/orders/" + id, "{\"limit_price\":\"2\"}").text("id");
    JsonNode replaced = client.nextJson();
    JsonNode placed = client.nextJson();

    assertThat(event(replaced)).isEqualTo("replaced");
    JsonNode old = replaced.path("data").path("order");
    assertThat(old.path("id").asString()).isEqualTo(id);
    assertThat(old.path("replaced_by").asString()).isEqualTo(successor);
    assertThat(event(placed)).isEqualTo("new");
    assertThat(placed.path("data").path("order").path("replaces").asString()).isEqualTo(id);
    venue.delete("/v2/orders");
  }

  @Test
  void tellsThatAnExecutionIsCorrectedThenBusted() {
    listen();
    place("FB", "7");
    assertThat(event(client.nextJson())).isEqualTo("new");
    String execution = client.nextJson().path("data").path("execution_id").asString();

    var answer =
        venue.post(
            "/venue/executions/" + execution + "/correct", "{\"qty\":\"5\",\"price\":\"27.5\"}");
    JsonNode correction = client.nextJson();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(event(correction)).isEqualTo("trade_correct");
    JsonNode data = correction.path("data");
    assertThat(data.path("previous_execution_id").asString()).isEqualTo(execution);
    assertThat(data.path("execution_id").asString()).isEqualTo(answer.text("execution_id"));
    assertThat(data.path("qty").asString()).isEqualTo("5");
    assertThat(data.path("price").asString()).isEqualTo("27.5");
    assertThat(data.path("position_qty").asString()).isEqualTo("5");
    assertThat(data.path("order").path("filled_qty").asString()).isEqualTo("5");

    String corrected = answer.text("execution_id");
    assertThat(venue.post("/venue/executions/" + corrected + "/bust", "").status()).isEqualTo(200);
    JsonNode bust = client.nextJson();
    assertThat(event(bust)).isEqualTo("trade_bust");
    assertThat(bust.path("data").path("previous_execution_id").asString()).isEqualTo(corrected);
    assertThat(bust.path("data").path("reason").asString()).isEqualTo("TRADE_BUST");
    assertThat(bust.path("data").path("order").path("filled_qty").asString()).isEqualTo("0");
    assertThat(venue.get("/v2/positions/FB").status()).isEqualTo(404);
    assertThat(venue.get("/v2/account/activities/FILL").response().body())
        .doesNotContain(execution)
        .doesNotContain(corrected);
    assertThat(venue.post("/venue/executions/" + corrected + "/bust", "").status()).isEqualTo(404);
    assertThat(venue.post("/venue/executions/none/bust", "").status()).isEqualTo(404);
    assertThat(venue.post("/venue/executions/" + corrected + "/correct", "{}").status())
        .isEqualTo(422);
  }

  @Test
  void sendsJsonInBinaryFramesAndReadsBoth() {
    client.sendBinary(AUTHENTICATE.getBytes(UTF_8));

    SocketClient.Frame frame = client.next();

    assertThat(frame.binary()).isTrue();
    client.sendText(LISTEN);
    assertThat(client.nextJson().path("stream").asString()).isEqualTo("listening");
  }

  @Test
  void listensToNobodyWhoDidNotAuthenticate() {
    client.sendText(LISTEN);

    JsonNode answer = client.nextJson();

    assertThat(answer.path("stream").asString()).isEqualTo("authorization");
    assertThat(answer.path("data").path("status").asString()).isEqualTo("unauthorized");
    assertThat(answer.path("data").path("action").asString()).isEqualTo("listen");
  }

  @Test
  void refusesAnotherKey() {
    client.sendText(AUTHENTICATE.replace(RunningVenue.SECRET, "wrong"));

    assertThat(client.nextJson().path("data").path("status").asString()).isEqualTo("unauthorized");
    client.sendText(LISTEN);
    assertThat(client.nextJson().path("data").path("status").asString()).isEqualTo("unauthorized");
  }

  @Test
  void takesTheOldFormOfAuthentication() {
    client.sendText(
        "{\"action\":\"auth\",\"key\":\"%s\",\"secret\":\"%s\"}"
            .formatted(RunningVenue.KEY, RunningVenue.SECRET));

    assertThat(client.nextJson().path("data").path("status").asString()).isEqualTo("authorized");
  }

  @Test
  void replacesTheListOfStreams() {
    listen();

    client.sendText("{\"action\":\"listen\",\"data\":{\"streams\":[]}}");

    assertThat(client.nextJson().path("data").path("streams")).isEmpty();
    place("AAPL", "1");
    client.sendText(LISTEN);
    assertThat(client.nextJson().path("stream").asString()).isEqualTo("listening");
  }

  @Test
  void answersNonsenseWithAnErrorFrame() {
    client.sendText("{\"action\"");
    assertThat(client.nextJson().path("action").asString()).isEqualTo("error");
    client.sendText("[1,2]");
    assertThat(client.nextJson().path("action").asString()).isEqualTo("error");
    client.sendText("{\"action\":\"dance\"}");
    assertThat(client.nextJson().path("action").asString()).isEqualTo("error");
  }

  @Test
  void speaksMessagePackToWhoAsksForIt() {
    try (var packed = SocketClient.openMessagePack(venue.socket("/stream"))) {
      packed.sendBinary(
          Pack.map("action", "auth", "key", RunningVenue.KEY, "secret", RunningVenue.SECRET));

      var data = packed.next().messagePack().asMapValue().map().get(ValueFactory.newString("data"));

      assertThat(data.asMapValue().map().get(ValueFactory.newString("status")))
          .isEqualTo(ValueFactory.newString("authorized"));
    }
  }

  private void listen() {
    client.sendText(AUTHENTICATE);
    assertThat(client.nextJson().path("data").path("status").asString()).isEqualTo("authorized");
    client.sendText(LISTEN);
    assertThat(client.nextJson().path("data").path("streams").get(0).asString())
        .isEqualTo("trade_updates");
  }

  private static String place(String symbol, String quantity) {
    return venue
        .post(
            "/v2/orders",
            """
            {"symbol":"%s","qty":"%s","side":"buy","type":"market","time_in_force":"day"}
            """
                .formatted(symbol, quantity))
        .text("id");
  }

  private static String event(JsonNode update) {
    return update.path("data").path("event").asString();
  }
}
