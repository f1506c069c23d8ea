package io.breakwater.localstack.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Each test's own orders rest, so that one placed and canceled is two messages: new, canceled. */
class FaultStreamIT {
  private static final AtomicLong NUMBER = new AtomicLong();

  private static RunningVenue venue;

  private final List<SocketClient> clients = new ArrayList<>();
  private final String id = "stream-fault-" + NUMBER.incrementAndGet();

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
    clients.forEach(SocketClient::close);
    venue.send("PUT", "/venue/faults", "{\"rules\":[]}");
  }

  @Test
  void dropAMessage() {
    SocketClient client = listening();
    plan("stream", "drop", "\"times\":1");

    placeAndCancel();

    assertThat(event(client)).isEqualTo("canceled");
    assertThat(hits()).isEqualTo(1);
  }

  @Test
  void sendAMessageTwice() {
    SocketClient client = listening();
    plan("stream", "duplicate", "\"times\":1");

    placeAndCancel();

    assertThat(List.of(event(client), event(client), event(client)))
        .containsExactly("new", "new", "canceled");
    assertThat(hits()).isEqualTo(1);
  }

  @Test
  void sendAMessageBehindTheNext() {
    SocketClient client = listening();
    plan("stream", "reorder", "\"times\":1,\"delay_ms\":60000");

    placeAndCancel();

    assertThat(List.of(event(client), event(client))).containsExactly("canceled", "new");
    assertThat(hits()).isEqualTo(1);
  }

  @Test
  void sendAMessageThatNoOtherFollowsAllTheSame() {
    SocketClient client = listening();
    plan("stream", "reorder", "\"times\":1,\"delay_ms\":50");

    place();

    assertThat(event(client)).isEqualTo("new");
    assertThat(hits()).isEqualTo(1);
  }

  @Test
  void holdAMessageAndAllBehindIt() {
    SocketClient client = listening();
    plan("stream", "delay", "\"times\":1,\"delay_ms\":3000");

    placeAndCancel();

    assertThat(client.isSilent()).isTrue();
    assertThat(List.of(event(client), event(client))).containsExactly("new", "canceled");
    assertThat(hits()).isEqualTo(1);
  }

  @Test
  void sendAnUpdateWithoutData() {
    SocketClient client = listening();
    plan("stream", "null_data", "\"times\":1");

    placeAndCancel();

    JsonNode update = client.nextJson();
    assertThat(update.path("stream").asString()).isEqualTo("trade_updates");
    assertThat(update.path("data").isNull()).isTrue();
    assertThat(event(client)).isEqualTo("canceled");
    assertThat(hits()).isEqualTo(1);
  }

  /** The message before it names no execution, so the rule leaves it alone. */
  @Test
  void tellOfAnExecutionWithoutItsId() {
    SocketClient client = listening();
    plan("stream", "no_execution_id", "\"times\":1");

    fill();

    assertThat(event(client)).isEqualTo("new");
    JsonNode data = client.nextJson().path("data");
    assertThat(data.path("event").asString()).isEqualTo("fill");
    assertThat(data.has("execution_id")).isFalse();
    assertThat(data.path("price").asString()).isNotEmpty();
    assertThat(data.path("qty").asString()).isEqualTo("1");
    assertThat(hits()).isEqualTo(1);
    fill();
    assertThat(event(client)).isEqualTo("new");
    assertThat(client.nextJson().path("data").path("execution_id").asString("")).isNotEmpty();
  }

  @Test
  void tellAMessageAgainToWhoeverBeginsToListen() {
    SocketClient client = listening();
    plan("stream", "tell_again", "\"client_order_id\":\"%s\"".formatted(id));

    placeAndCancel();
    place(id + "-other");

    assertThat(List.of(event(client), event(client), event(client)))
        .containsExactly("new", "canceled", "new");
    SocketClient later = listening();
    place(id + "-marker");
    assertThat(List.of(event(later), event(later), event(later)))
        .containsExactly("new", "canceled", "new");
    assertThat(hits()).isEqualTo(2);
    venue.send("PUT", "/venue/faults", "{\"rules\":[]}");
    SocketClient afterwards = listening();
    venue.delete("/v2/orders/" + place(id + "-last"));
    assertThat(List.of(event(afterwards), event(afterwards))).containsExactly("new", "canceled");
  }

  @Test
  void aimAtTheMessagesOfOneOrder() {
    SocketClient client = listening();
    plan("stream", "drop", "\"client_order_id\":\"%s\"".formatted(id));

    placeAndCancel();
    String other = place(id + "-other");

    assertThat(client.nextJson().path("data").path("order").path("id").asString()).isEqualTo(other);
    assertThat(hits()).isEqualTo(2);
  }

  @Test
  void cutEveryConnectionAndLetNoneInForTheTimeOfAGap() {
    SocketClient client = listening();
    SocketClient another = listening();
    plan("stream", "gap", "\"times\":1,\"delay_ms\":5000");

    place();

    assertThat(client.isCut()).isTrue();
    assertThat(another.isCut()).isTrue();
    assertThat(hits()).isEqualTo(1);
    assertThatThrownBy(() -> SocketClient.open(venue.socket("/stream")))
        .isInstanceOf(CompletionException.class);
    assertThat(arrivals()).isPositive();
    venue.clock().advanceMachine(Duration.ofMillis(4_999));
    assertThatThrownBy(() -> SocketClient.open(venue.socket("/stream")))
        .isInstanceOf(CompletionException.class);
    venue.clock().advanceMachine(Duration.ofMillis(1));
    SocketClient later = listening();
    place(id + "-later");
    assertThat(event(later)).isEqualTo("new");
    assertThat(hits()).isEqualTo(1);
  }

  @Test
  void leaveTheDataStreamAloneInAGapOfTradeUpdates() {
    listening();
    plan("stream", "gap", "\"times\":1,\"delay_ms\":5000");

    place();

    assertThat(quoted().nextJson().get(0).path("T").asString()).isEqualTo("q");
  }

  @Test
  void cutTheDataStream() {
    SocketClient client = quoted();
    plan("data", "gap", "\"times\":1,\"delay_ms\":5000");

    assertThat(client.isCut()).isTrue();
    assertThatThrownBy(() -> SocketClient.open(venue.socket("/v2/iex")))
        .isInstanceOf(CompletionException.class);
    assertThat(arrivals()).isPositive();
    assertThat(hits()).isEqualTo(1);
    venue.clock().advanceMachine(Duration.ofSeconds(5));
    assertThat(quoted().nextJson().get(0).path("T").asString()).isEqualTo("q");
  }

  @Test
  void repeatAndReorderQuotes() {
    SocketClient client = quoted();
    venue.clock().setMarket(Instant.parse("2013-01-02T15:10:00Z"));
    plan("data", "duplicate", "\"times\":1");

    JsonNode first = client.nextJson();
    while (!first.get(0).path("t").asString().equals("2013-01-02T15:10:00Z")) {
      first = client.nextJson();
    }

    assertThat(client.nextJson()).isEqualTo(first);
    assertThat(hits()).isEqualTo(1);
  }

  private SocketClient listening() {
    var client = open("/stream");
    client.sendText(
        """
        {"action":"authenticate","data":{"key_id":"%s","secret_key":"%s"}}
        """
            .formatted(RunningVenue.KEY, RunningVenue.SECRET));
    assertThat(client.nextJson().path("data").path("status").asString()).isEqualTo("authorized");
    client.sendText("{\"action\":\"listen\",\"data\":{\"streams\":[\"trade_updates\"]}}");
    assertThat(client.nextJson().path("stream").asString()).isEqualTo("listening");
    return client;
  }

  private SocketClient quoted() {
    var client = open("/v2/iex");
    assertThat(client.nextJson().get(0).path("msg").asString()).isEqualTo("connected");
    client.sendText(
        """
        {"action":"auth","key":"%s","secret":"%s"}
        """
            .formatted(RunningVenue.KEY, RunningVenue.SECRET));
    assertThat(client.nextJson().get(0).path("msg").asString()).isEqualTo("authenticated");
    client.sendText("{\"action\":\"subscribe\",\"quotes\":[\"AAPL\"]}");
    assertThat(client.nextJson().get(0).path("T").asString()).isEqualTo("subscription");
    return client;
  }

  private SocketClient open(String path) {
    SocketClient client = SocketClient.open(venue.socket(path));
    clients.add(client);
    return client;
  }

  private void plan(String on, String kind, String more) {
    String body =
        """
        {"rules": [{"name": "%s", "on": "%s", "kind": "%s",%s}]}
        """
            .formatted(id, on, kind, more);
    assertThat(venue.send("PUT", "/venue/faults", body).status()).isEqualTo(200);
  }

  private void placeAndCancel() {
    venue.delete("/v2/orders/" + place());
  }

  private String place() {
    return place(id);
  }

  private static String place(String clientOrderId) {
    return venue
        .post(
            "/v2/orders",
            """
            {"symbol":"AAPL","qty":"1","side":"buy","type":"limit","limit_price":"1",
             "time_in_force":"day","client_order_id":"%s"}
            """
                .formatted(clientOrderId))
        .text("id");
  }

  /** Priced to fill at once. */
  private static void fill() {
    venue.post(
        "/v2/orders",
        """
        {"symbol":"AAPL","qty":"1","side":"buy","type":"market","time_in_force":"day"}
        """);
  }

  private static String event(SocketClient client) {
    return client.nextJson().path("data").path("event").asString();
  }

  /** How many handshakes this test's rule refused; the JDK's client tries each one twice. */
  private long arrivals() {
    return StreamSupport.stream(
            venue.get("/venue/arrivals?limit=10000").json().spliterator(), false)
        .filter(arrival -> arrival.path("fault").asString("").equals(id))
        .count();
  }

  private static int hits() {
    return venue.get("/venue/faults").json().path("rules").get(0).path("hits").asInt();
  }
}
