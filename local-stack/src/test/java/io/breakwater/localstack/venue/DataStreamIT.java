package io.breakwater.localstack.venue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msgpack.value.Value;
import org.msgpack.value.ValueFactory;
import tools.jackson.databind.JsonNode;

class DataStreamIT {
  private static final String AUTH =
      "{\"action\":\"auth\",\"key\":\"%s\",\"secret\":\"%s\"}"
          .formatted(RunningVenue.KEY, RunningVenue.SECRET);
  private static RunningVenue venue;

  @BeforeAll
  static void start(@TempDir Path folder) {
    venue = RunningVenue.start(folder, "--breakwater.venue.stream-symbols=1000");
  }

  @AfterAll
  static void stop() {
    venue.close();
  }

  /** The connection of the test before may take a moment to go. */
  @BeforeEach
  void beginAtTenWithNobodyConnected() {
    venue.clock().setMarket(Instant.parse("2013-01-02T15:00:00Z"));
    await().atMost(Duration.ofSeconds(10)).until(DataStreamIT::isSeatFree);
  }

  @Test
  void quotesEverySubscribedSymbolAgainAndAgain() {
    try (var client = authenticated()) {
      client.sendText("{\"action\":\"subscribe\",\"quotes\":[\"AAPL\",\"IBM\",\"ZZZ\"]}");

      JsonNode list = client.nextJson().get(0);
      JsonNode first = client.nextJson();
      JsonNode second = client.nextJson();

      assertThat(list.path("T").asString()).isEqualTo("subscription");
      assertThat(list.path("quotes")).hasSize(3);
      assertThat(list.path("trades")).isEmpty();
      assertThat(first).hasSize(2);
      assertThat(first.get(0).path("T").asString()).isEqualTo("q");
      assertThat(first.get(0).path("S").asString()).isEqualTo("AAPL");
      assertThat(first.get(0).path("t").asString()).isEqualTo("2013-01-02T15:00:00Z");
      assertThat(first.get(0).path("bp").decimalValue())
          .isLessThan(first.get(0).path("ap").decimalValue());
      assertThat(second).hasSize(2);
    }
  }

  @Test
  void addsAndTakesAwaySubscriptions() {
    try (var client = authenticated()) {
      venue.clock().setMarket(Instant.parse("2013-01-02T22:00:00Z"));

      client.sendText("{\"action\":\"subscribe\",\"quotes\":[\"AAPL\"],\"bars\":[\"*\"]}");
      assertThat(client.nextJson().get(0).path("bars").get(0).asString()).isEqualTo("*");
      client.sendText("{\"action\":\"subscribe\",\"quotes\":[\"IBM\"],\"trades\":[\"IBM\"]}");
      JsonNode more = client.nextJson().get(0);
      assertThat(more.path("quotes")).hasSize(2);
      assertThat(more.path("corrections").get(0).asString()).isEqualTo("IBM");
      client.sendText("{\"action\":\"unsubscribe\",\"quotes\":[\"AAPL\"]}");
      assertThat(client.nextJson().get(0).path("quotes")).hasSize(1);
    }
  }

  @Test
  void isSilentWhileTheMarketIsClosed() {
    venue.clock().setMarket(Instant.parse("2013-01-02T22:00:00Z"));
    try (var client = authenticated()) {
      client.sendText("{\"action\":\"subscribe\",\"quotes\":[\"AAPL\"]}");
      assertThat(client.nextJson().get(0).path("T").asString()).isEqualTo("subscription");

      await().during(Duration.ofMillis(300)).atMost(Duration.ofSeconds(5)).until(client::isSilent);
      venue.clock().setMarket(Instant.parse("2013-01-03T14:30:00Z"));

      assertThat(client.nextJson().get(0).path("S").asString()).isEqualTo("AAPL");
    }
  }

  @Test
  void tellsWhatIsWrongByAlpacasNumbers() {
    try (var client = SocketClient.open(venue.socket("/v2/iex"))) {
      assertThat(client.nextJson().get(0).path("msg").asString()).isEqualTo("connected");

      client.sendText("{\"action\":\"subscribe\",\"quotes\":[\"AAPL\"]}");
      assertThat(code(client)).isEqualTo(401);
      client.sendText("nonsense");
      assertThat(code(client)).isEqualTo(400);
    }
    try (var client = authenticated()) {
      client.sendText(AUTH);
      assertThat(code(client)).isEqualTo(403);
      client.sendText("{\"action\":\"subscribe\",\"quotes\":\"AAPL\"}");
      assertThat(code(client)).isEqualTo(400);
      String tooMany =
          String.join("\",\"", IntStream.range(0, 1_001).mapToObj(i -> "S" + i).toList());
      client.sendText("{\"action\":\"subscribe\",\"quotes\":[\"" + tooMany + "\"]}");
      assertThat(code(client)).isEqualTo(405);
    }
  }

  @Test
  void refusesAnotherKeyAndCloses() {
    try (var client = SocketClient.open(venue.socket("/v2/iex"))) {
      client.nextJson();
      client.sendText(AUTH.replace(RunningVenue.SECRET, "wrong"));

      assertThat(code(client)).isEqualTo(402);
      assertThat(client.closeCode()).isEqualTo(1008);
    }
  }

  @Test
  void hasOneConnectionPerKey() {
    try (var first = authenticated();
        var second = SocketClient.open(venue.socket("/v2/iex"))) {
      second.nextJson();
      second.sendText(AUTH);
      assertThat(code(second)).isEqualTo(406);
      assertThat(first.isSilent()).isTrue();
    }
    authenticated().close();
  }

  @Test
  void cutsOffWhoNeverSaysWho() {
    try (var client = SocketClient.open(venue.socket("/v2/iex"))) {
      client.nextJson();
      venue.clock().advanceMachine(Duration.ofSeconds(11));

      assertThat(code(client)).isEqualTo(404);
      assertThat(client.closeCode()).isEqualTo(1008);
    }
  }

  @Test
  void speaksMessagePackWithItsOwnTimestamps() {
    try (var client = authenticatedInMessagePack()) {
      client.sendBinary(Pack.map("action", "subscribe", "quotes", List.of("AAPL")));
      assertThat(text(client.next().messagePack().asArrayValue().get(0), "T"))
          .isEqualTo("subscription");

      SocketClient.Frame frame = client.next();
      Map<Value, Value> quote = frame.messagePack().asArrayValue().get(0).asMapValue().map();

      assertThat(frame.binary()).isTrue();
      Value time = quote.get(ValueFactory.newString("t"));
      assertThat(time.isTimestampValue()).isTrue();
      assertThat(time.asTimestampValue().toInstant())
          .isEqualTo(Instant.parse("2013-01-02T15:00:00Z"));
      assertThat(quote.get(ValueFactory.newString("bp")).isFloatValue()).isTrue();
      assertThat(quote.get(ValueFactory.newString("bs")).isIntegerValue()).isTrue();
    }
  }

  @Test
  void putsFragmentsTogether() {
    try (var client = authenticatedInMessagePack()) {
      List<String> symbols = IntStream.range(0, 900).mapToObj(i -> "SYMBOL" + i).toList();

      client.sendFragmented(Pack.map("action", "subscribe", "quotes", symbols), 1_000);

      Value list = client.next().messagePack().asArrayValue().get(0);
      assertThat(
              list.asMapValue().map().get(ValueFactory.newString("quotes")).asArrayValue().size())
          .isEqualTo(900);
    }
  }

  @Test
  void survivesMessagePackNestedWithoutEnd() {
    try (var client = SocketClient.openMessagePack(venue.socket("/v2/iex"))) {
      client.next();
      byte[] deep = new byte[100_000];
      Arrays.fill(deep, (byte) 0x91);

      client.sendBinary(deep);

      Value error = client.next().messagePack().asArrayValue().get(0);
      assertThat(
              error.asMapValue().map().get(ValueFactory.newString("code")).asIntegerValue().asInt())
          .isEqualTo(400);
    }
  }

  private static boolean isSeatFree() {
    try (var client = SocketClient.open(venue.socket("/v2/iex"))) {
      client.nextJson();
      client.sendText(AUTH);
      return client.nextJson().get(0).path("msg").asString().equals("authenticated");
    }
  }

  private static SocketClient authenticated() {
    return await()
        .atMost(Duration.ofSeconds(10))
        .until(DataStreamIT::tryToAuthenticate, Objects::nonNull);
  }

  private static SocketClient tryToAuthenticate() {
    var client = SocketClient.open(venue.socket("/v2/iex"));
    client.nextJson();
    client.sendBinary(AUTH.getBytes(UTF_8));
    if (client.nextJson().get(0).path("msg").asString().equals("authenticated")) {
      return client;
    }
    client.close();
    return null;
  }

  private static SocketClient authenticatedInMessagePack() {
    return await()
        .atMost(Duration.ofSeconds(10))
        .until(DataStreamIT::tryInMessagePack, Objects::nonNull);
  }

  private static SocketClient tryInMessagePack() {
    var client = SocketClient.openMessagePack(venue.socket("/v2/iex"));
    assertThat(message(client)).isEqualTo("connected");
    client.sendBinary(
        Pack.map("action", "auth", "key", RunningVenue.KEY, "secret", RunningVenue.SECRET));
    if (message(client).equals("authenticated")) {
      return client;
    }
    client.close();
    return null;
  }

  private static String message(SocketClient client) {
    return text(client.next().messagePack().asArrayValue().get(0), "msg");
  }

  private static String text(Value map, String key) {
    return map.asMapValue().map().get(ValueFactory.newString(key)).asStringValue().asString();
  }

  private static int code(SocketClient client) {
    JsonNode error = client.nextJson().get(0);
    assertThat(error.path("T").asString()).isEqualTo("error");
    return error.path("code").asInt();
  }
}
