package io.breakwater.localstack.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.breakwater.localstack.venue.RunningVenue.Answer;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class FaultHttpIT {
  private static final AtomicLong NUMBER = new AtomicLong();
  private static final String NO_FAULTS = "{\"rules\":[]}";
  private static RunningVenue venue;

  private final String id = "fault-" + NUMBER.incrementAndGet();

  @BeforeAll
  static void start(@TempDir Path folder) {
    venue = RunningVenue.start(folder, "--breakwater.venue.starting-cash=10000000");
  }

  @AfterAll
  static void stop() {
    venue.close();
  }

  @BeforeEach
  void beginAtTen() {
    venue.clock().setMarket(Instant.parse("2013-01-02T15:00:00Z"));
  }

  @AfterEach
  void endThePlan() {
    venue.send("PUT", "/venue/faults", NO_FAULTS);
  }

  @Test
  void loseARequestBeforeTheEngineHearsOfIt() {
    plan("POST /v2/orders", "lose_request", "");

    RawHttp.Ending ending = RawHttp.send(venue.http("/v2/orders"), "POST", order());

    assertThat(ending.received()).isEmpty();
    assertThat(ending.reset()).isFalse();
    assertThat(found().status()).isEqualTo(404);
    assertThat(status(arrival())).isEqualTo("null");
    assertThat(hits()).isEqualTo(1);
  }

  @Test
  void resetTheConnection() {
    plan("POST /v2/orders", "reset", "");

    RawHttp.Ending ending = RawHttp.send(venue.http("/v2/orders"), "POST", order());

    assertThat(ending.received()).isEmpty();
    assertThat(ending.reset()).isTrue();
    assertThat(found().status()).isEqualTo(404);
    assertThat(status(arrival())).isEqualTo("null");
    assertThat(hits()).isEqualTo(1);
  }

  @Test
  void loseAnAnswerToWhatTheEngineDid() {
    plan("POST /v2/orders", "lose_answer", "");

    RawHttp.Ending ending = RawHttp.send(venue.http("/v2/orders"), "POST", order());

    assertThat(ending.received()).isEmpty();
    assertThat(ending.reset()).isFalse();
    assertThat(found().text("client_order_id")).isEqualTo(id);
    assertThat(status(arrival())).isEqualTo("200");
    assertThat(hits()).isEqualTo(1);
  }

  @Test
  void sendHalfAnAnswer() {
    plan("POST /v2/orders", "half_answer", "");

    RawHttp.Ending ending = RawHttp.send(venue.http("/v2/orders"), "POST", order());

    assertThat(ending.received()).startsWith("HTTP/1.1 200");
    assertThat(ending.promisedLength()).isGreaterThan(100);
    assertThat(ending.body()).hasSize(ending.promisedLength() / 2);
    assertThat(found().status()).isEqualTo(200);
    assertThat(status(arrival())).isEqualTo("200");
    assertThat(hits()).isEqualTo(1);
  }

  @Test
  void loseAnAnswerWithoutABodyWhole() {
    String order = venue.post("/v2/orders", order()).text("id");
    plan("DELETE /v2/orders/*", "half_answer", "");

    RawHttp.Ending ending = RawHttp.send(venue.http("/v2/orders/" + order), "DELETE", "");

    assertThat(ending.received()).isEmpty();
    assertThat(found().text("status")).isEqualTo("canceled");
    assertThat(hits()).isEqualTo(1);
  }

  @Test
  void holdARequestBeforeTheEngine() {
    plan(
        "POST /v2/orders",
        "delay_request",
        "\"delay_ms\":3000,\"client_order_id\":\"%s\"".formatted(id));

    var held = CompletableFuture.supplyAsync(() -> venue.post("/v2/orders", order()));
    await().atMost(Duration.ofSeconds(10)).until(() -> arrivals().size() == 1);

    assertThat(found().status()).isEqualTo(404);
    assertThat(status(arrival())).isEqualTo("null");
    assertThat(held).isNotDone();
    assertThat(held.join().status()).isEqualTo(200);
    assertThat(found().status()).isEqualTo(200);
    assertThat(status(arrival())).isEqualTo("200");
    assertThat(hits()).isEqualTo(1);
  }

  @Test
  void actOnAHeldRequestWhoseClientHasGone() {
    plan("POST /v2/orders", "delay_request", "\"delay_ms\":300");

    RawHttp.sendAndLeave(venue.http("/v2/orders"), "POST", order());

    await().atMost(Duration.ofSeconds(10)).until(() -> found().status() == 200);
    assertThat(hits()).isEqualTo(1);
  }

  @Test
  void holdAnAnswer() {
    plan("POST /v2/orders", "delay_answer", "\"delay_ms\":3000");

    var held = CompletableFuture.supplyAsync(() -> venue.post("/v2/orders", order()));
    await().atMost(Duration.ofSeconds(10)).until(() -> found().status() == 200);

    assertThat(held).isNotDone();
    assertThat(held.join().status()).isEqualTo(200);
    assertThat(held.join().text("client_order_id")).isEqualTo(id);
    assertThat(status(arrival())).isEqualTo("200");
    assertThat(hits()).isEqualTo(1);
  }

  @Test
  void refuseAsTheyAreTold() {
    plan(
        "POST /v2/orders",
        "refuse",
        "\"status\":403,\"code\":40310000,\"message\":\"insufficient buying power\"");

    Answer answer = venue.post("/v2/orders", order());

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.json().path("code").asLong()).isEqualTo(40310000);
    assertThat(answer.text("message")).isEqualTo("insufficient buying power");
    assertThat(found().status()).isEqualTo(404);
    assertThat(status(arrival())).isEqualTo("403");
    assertThat(arrival().path("code").asLong()).isEqualTo(40310000);
    assertThat(hits()).isEqualTo(1);
  }

  @Test
  void exceedTheRateLimit() {
    plan("POST /v2/orders", "rate_limit", "\"delay_ms\":2000");

    Answer answer = venue.post("/v2/orders", order());

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.json().path("code").asLong()).isEqualTo(42910000);
    assertThat(answer.header("X-RateLimit-Limit")).isEqualTo("100000");
    assertThat(answer.header("X-RateLimit-Remaining")).isEqualTo("0");
    assertThat(answer.header("X-RateLimit-Reset"))
        .isEqualTo(
            Long.toString(venue.clock().machine().instant().plusSeconds(2).getEpochSecond()));
    assertThat(answer.header("Retry-After")).isEqualTo("2");
    assertThat(found().status()).isEqualTo(404);
    assertThat(status(arrival())).isEqualTo("429");
    assertThat(hits()).isEqualTo(1);
  }

  @Test
  void answerNullWhereAListIsPromised() {
    plan("GET /v2/stocks/*/bars", "null_data", "");

    Answer bars = venue.get("/v2/stocks/AAPL/bars?timeframe=1Day&start=2012-12-31");

    assertThat(bars.status()).isEqualTo(200);
    assertThat(bars.json().path("bars").isNull()).isTrue();
    assertThat(bars.text("symbol")).isEqualTo("AAPL");
    assertThat(hits()).isEqualTo(1);
  }

  @Test
  void answerNullForAList() {
    plan("GET /v2/orders", "null_data", "");

    assertThat(venue.get("/v2/orders").json().isNull()).isTrue();
    assertThat(hits()).isEqualTo(1);
  }

  @Test
  void strikeOnlyTheOrderTheyAimAt() {
    plan(
        "POST /v2/orders",
        "refuse",
        "\"status\":500,\"client_order_id\":\"%s*\"".formatted(id + "-x"));

    assertThat(venue.post("/v2/orders", order()).status()).isEqualTo(200);
    assertThat(venue.post("/v2/orders", order().replace(id, id + "-x1")).status()).isEqualTo(500);
    assertThat(hits()).isEqualTo(1);
  }

  @Test
  void aimByTheQueryToo() {
    plan(
        "GET /v2/orders:by_client_order_id",
        "refuse",
        "\"status\":500,\"client_order_id\":\"%s\"".formatted(id));

    assertThat(found().status()).isEqualTo(500);
    assertThat(venue.get("/v2/orders:by_client_order_id?client_order_id=other").status())
        .isEqualTo(404);
  }

  @Test
  void strikeWhoeverAsks() {
    plan("GET /v2/account", "refuse", "\"status\":503");

    Answer answer = venue.send(HttpRequest.newBuilder(venue.http("/v2/account")));

    assertThat(answer.status()).isEqualTo(503);
  }

  @Test
  void areOffUntilAPlanIsSetAndWhenItHasEnded() {
    assertThat(venue.get("/venue/faults").json().path("rules")).isEmpty();
    plan("GET /v2/account", "refuse", "\"status\":503");
    assertThat(venue.get("/v2/account").status()).isEqualTo(503);

    assertThat(venue.send("PUT", "/venue/faults", NO_FAULTS).status()).isEqualTo(200);

    assertThat(venue.get("/v2/account").status()).isEqualTo(200);
    assertThat(venue.get("/venue/faults").json().path("rules")).isEmpty();
  }

  @Test
  void areShownAsTheyWereSetWithTheirCounts() {
    String body =
        """
        {"seed": 7, "rules": [
          {"name": "lost answers", "on": "POST /v2/orders", "kind": "lose_answer",
           "share": "0.03"},
          {"name": "late", "on": "POST /v2/orders", "kind": "delay_answer", "share": 0.02,
           "delay_ms": 1500},
          {"on": "stream", "kind": "drop", "nth": 3, "times": 2, "client_order_id": "a*"}]}
        """;

    Answer answer = venue.send("PUT", "/venue/faults", body);

    assertThat(answer.status()).isEqualTo(200);
    JsonNode shown = venue.get("/venue/faults").json();
    assertThat(shown).isEqualTo(answer.json());
    assertThat(shown.path("seed").asLong()).isEqualTo(7);
    JsonNode late = shown.path("rules").get(1);
    assertThat(late.path("name").asString()).isEqualTo("late");
    assertThat(late.path("share").asString()).isEqualTo("0.02");
    assertThat(late.path("delay_ms").asInt()).isEqualTo(1500);
    assertThat(late.path("hits").asInt()).isZero();
    JsonNode drop = shown.path("rules").get(2);
    assertThat(drop.path("name").asString()).isEqualTo("drop");
    assertThat(drop.path("nth").asInt()).isEqualTo(3);
    assertThat(drop.path("times").asInt()).isEqualTo(2);
    assertThat(drop.path("client_order_id").asString()).isEqualTo("a*");
  }

  @Test
  void areNobodysWithoutTheKey() {
    Answer put =
        venue.send(
            HttpRequest.newBuilder(venue.http("/venue/faults"))
                .PUT(HttpRequest.BodyPublishers.ofString(NO_FAULTS)));

    assertThat(put.status()).isEqualTo(401);
    assertThat(venue.send(HttpRequest.newBuilder(venue.http("/venue/faults"))).status())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "{\"rules\":{}}",
        "{\"rules\":[],\"sed\":1}",
        "{\"rules\":[],\"seed\":\"x\"}",
        "{\"rules\":[7]}",
        "{\"rules\":[{}]}",
        "{\"rules\":[{\"on\":\"POST /v2/orders\"}]}",
        "{\"rules\":[{\"kind\":\"reset\"}]}",
        "{\"rules\":[{\"on\":\"POST /v2/orders\",\"kind\":\"explode\"}]}",
        "{\"rules\":[{\"on\":\"orders\",\"kind\":\"reset\"}]}",
        "{\"rules\":[{\"on\":\"stream\",\"kind\":\"reset\"}]}",
        "{\"rules\":[{\"on\":\"POST /v2/orders\",\"kind\":\"drop\"}]}",
        "{\"rules\":[{\"on\":\"data\",\"kind\":\"null_data\"}]}",
        "{\"rules\":[{\"on\":\"data\",\"kind\":\"no_execution_id\"}]}",
        "{\"rules\":[{\"on\":\"data\",\"kind\":\"tell_again\"}]}",
        "{\"rules\":[{\"on\":\"POST /v2/orders\",\"kind\":\"no_execution_id\"}]}",
        "{\"rules\":[{\"on\":\"POST /v2/orders\",\"kind\":\"tell_again\"}]}",
        "{\"rules\":[{\"on\":\"stream\",\"kind\":\"tell_again\",\"delay_ms\":5}]}",
        "{\"rules\":[{\"on\":\"POST /v2/orders\",\"kind\":\"reset\",\"share\":\"1.1\"}]}",
        "{\"rules\":[{\"on\":\"POST /v2/orders\",\"kind\":\"reset\",\"share\":-0.1}]}",
        "{\"rules\":[{\"on\":\"POST /v2/orders\",\"kind\":\"reset\",\"share\":1e-99999999}]}",
        "{\"rules\":[{\"on\":\"POST /v2/orders\",\"kind\":\"reset\",\"share\":\"some\"}]}",
        "{\"rules\":[{\"on\":\"POST /v2/orders\",\"kind\":\"reset\",\"share\":null}]}",
        "{\"rules\":[{\"on\":\"POST /v2/orders\",\"kind\":\"reset\",\"share\":1,\"nth\":2}]}",
        "{\"rules\":[{\"on\":\"POST /v2/orders\",\"kind\":\"reset\",\"nth\":0}]}",
        "{\"rules\":[{\"on\":\"POST /v2/orders\",\"kind\":\"reset\",\"times\":0}]}",
        "{\"rules\":[{\"on\":\"POST /v2/orders\",\"kind\":\"reset\",\"times\":1.5}]}",
        "{\"rules\":[{\"on\":\"POST /v2/orders\",\"kind\":\"reset\",\"delay_ms\":5}]}",
        "{\"rules\":[{\"on\":\"POST /v2/orders\",\"kind\":\"reset\",\"status\":500}]}",
        "{\"rules\":[{\"on\":\"POST /v2/orders\",\"kind\":\"delay_answer\"}]}",
        "{\"rules\":[{\"on\":\"POST /v2/orders\",\"kind\":\"delay_answer\",\"delay_ms\":0}]}",
        "{\"rules\":[{\"on\":\"POST /v2/orders\",\"kind\":\"delay_answer\",\"delay_ms\":600001}]}",
        "{\"rules\":[{\"on\":\"POST /v2/orders\",\"kind\":\"refuse\"}]}",
        "{\"rules\":[{\"on\":\"POST /v2/orders\",\"kind\":\"refuse\",\"status\":200}]}",
        "{\"rules\":[{\"on\":\"POST /v2/orders\",\"kind\":\"reset\",\"client_order_id\":\"\"}]}",
        "{\"rules\":[{\"on\":\"POST /v2/orders\",\"kind\":\"reset\",\"shares\":\"0.1\"}]}",
        "{\"rules\":[{\"on\":\"* /v2/**\",\"kind\":\"reset\"},{\"on\":\"stream\",\"kind\":\"drop\",\"name\":\"reset\"}]}",
      })
  void ofNonsenseAreRefusedAndLeaveThePlan(String body) {
    plan("POST /v2/never", "reset", "");

    Answer answer = venue.send("PUT", "/venue/faults", body);

    assertThat(answer.status()).isIn(400, 422);
    assertThat(answer.text("message")).isNotEmpty();
    assertThat(venue.get("/venue/faults").json().path("rules").get(0).path("on").asString())
        .isEqualTo("POST /v2/never");
  }

  /** A plan of one rule, called after its test. */
  private void plan(String on, String kind, String more) {
    String body =
        """
        {"rules": [{"name": "%s", "on": "%s", "kind": "%s"%s}]}
        """
            .formatted(id, on, kind, more.isEmpty() ? "" : "," + more);
    assertThat(venue.send("PUT", "/venue/faults", body).status()).isEqualTo(200);
  }

  private String order() {
    return """
    {"symbol":"AAPL","qty":"1","side":"buy","type":"limit","limit_price":"1",
     "time_in_force":"day","client_order_id":"%s"}
    """
        .formatted(id);
  }

  private Answer found() {
    return venue.get("/v2/orders:by_client_order_id?client_order_id=" + id);
  }

  private JsonNode arrival() {
    assertThat(arrivals()).hasSize(1);
    return arrivals().getFirst();
  }

  /** What the book holds of requests that this test's rule struck. */
  private List<JsonNode> arrivals() {
    return StreamSupport.stream(
            venue.get("/venue/arrivals?limit=10000").json().spliterator(), false)
        .filter(arrival -> arrival.path("fault").asString("").equals(id))
        .toList();
  }

  private static String status(JsonNode arrival) {
    return arrival.path("status").asString("null");
  }

  private static int hits() {
    return venue.get("/venue/faults").json().path("rules").get(0).path("hits").asInt();
  }
}
