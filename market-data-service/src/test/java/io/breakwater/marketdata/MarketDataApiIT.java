package io.breakwater.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.breakwater.marketdata.Answers.Answer;
import io.breakwater.marketdata.vendor.FakeVendor;
import io.breakwater.security.Role;
import io.breakwater.testing.OpenApiFile;
import io.breakwater.testing.TestDatabase;
import io.breakwater.testing.TestRedis;
import io.breakwater.testing.WithInfra;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import redis.clients.jedis.RedisClient;
import tools.jackson.databind.JsonNode;

/**
 * The whole service over HTTP, against a vendor of our own, in the open hours of a replayed day.
 */
@WithInfra(schema = "market_data")
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "server.address=127.0.0.1")
@Import(TestKeysConfiguration.class)
class MarketDataApiIT {

  private static final FakeVendor VENDOR = FakeVendor.start();
  private static final Duration BOUND = Duration.ofSeconds(10);

  /** Around New Year's Day, on which the exchange was closed. */
  private static final List<LocalDate> SESSIONS =
      List.of(
          LocalDate.parse("2012-12-28"),
          LocalDate.parse("2012-12-31"),
          LocalDate.parse("2013-01-02"),
          LocalDate.parse("2013-01-03"));

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void vendor(DynamicPropertyRegistry properties) {
    TestStack.settings(VENDOR, Instant.parse("2013-01-03T15:00:00Z"))
        .forEach((key, value) -> properties.add(key, () -> value));
  }

  @BeforeAll
  static void market() {
    VENDOR.trade("AAPL", SESSIONS, 500, 2_000_019);
    VENDOR.trade("MSFT", SESSIONS, 20, 5_000);
    VENDOR.quote("AAPL", "549.99", "550.01", Instant.parse("2013-01-03T14:59:59.5Z"));
    VENDOR.quote("MSFT", "20", "21", Instant.parse("2013-01-03T14:59:59Z"));
    VENDOR.quote("CRSD", "21", "20", Instant.parse("2013-01-03T14:59:59Z"));
  }

  @AfterAll
  static void close() {
    VENDOR.close();
  }

  @Test
  void tellsBothClocks() {
    JsonNode clock = get("/api/v1/clock").json();

    assertThat(clock.get("is_open").asBoolean()).isTrue();
    assertThat(clock.get("trading_date").asString()).isEqualTo("2013-01-03");
    assertThat(clock.get("next_close").asString()).isEqualTo("2013-01-03T21:00:00Z");
    assertThat(clock.get("next_open").asString()).isEqualTo("2013-01-04T14:30:00Z");
    assertThat(clock.get("market_time").asString()).startsWith("2013-01-03T15:0");
    assertThat(clock.get("replay").asBoolean()).isTrue();
    assertThat(clock.get("speed").asInt()).isEqualTo(1);
  }

  @Test
  void listsSessionsWithTheirBounds() {
    JsonNode sessions =
        get("/api/v1/calendar?start=2012-12-22&end=2012-12-26").json().get("sessions");

    assertThat(sessions).hasSize(2);
    assertThat(sessions.get(0).get("date").asString()).isEqualTo("2012-12-24");
    assertThat(sessions.get(0).get("close").asString()).isEqualTo("2012-12-24T18:00:00Z");
    assertThat(sessions.get(0).get("early_close").asBoolean()).isTrue();
    assertThat(sessions.get(1).get("date").asString()).isEqualTo("2012-12-26");
    assertThat(sessions.get(1).get("open").asString()).isEqualTo("2012-12-26T14:30:00Z");
  }

  @Test
  void quotesWhatNobodySubscribedToAndSubscribesToIt() {
    JsonNode quote = get("/api/v1/quotes/AAPL").json();

    assertThat(quote.get("bid").asString()).isEqualTo("549.99");
    assertThat(quote.get("ask").asString()).isEqualTo("550.01");
    assertThat(quote.get("mid").asString()).isEqualTo("550");
    assertThat(quote.get("bid_size").asString()).isEqualTo("3");
    assertThat(quote.get("quoted_at").asString()).isEqualTo("2013-01-03T14:59:59.500Z");
    assertThat(quote.get("degraded").asBoolean()).isFalse();
    await()
        .atMost(BOUND)
        .untilAsserted(() -> assertThat(VENDOR.stream().subscribed()).contains("AAPL"));
  }

  @Test
  void streamsASubscribedSymbolIntoRedis(TestRedis server) {
    Answer subscribed =
        post("/api/v1/subscriptions", Role.TRADER, "{\"symbol\":\"MSFT\",\"source\":\"manual\"}");
    assertThat(subscribed.status()).isIn(200, 201);
    await()
        .atMost(BOUND)
        .untilAsserted(() -> assertThat(VENDOR.stream().subscribed()).contains("MSFT"));

    Instant marketTime = Instant.parse(get("/api/v1/clock").json().get("market_time").asString());
    VENDOR.stream().send("MSFT", 27.12, 27.14, marketTime);

    try (RedisClient redis = server.client()) {
      await()
          .atMost(BOUND)
          .untilAsserted(() -> assertThat(redis.get("price:MSFT")).contains("\"bid\":\"27.12\""));
    }
    assertThat(get("/api/v1/quotes/MSFT").json().get("bid").asString()).isEqualTo("27.12");
  }

  @Test
  void answersSeveralQuotesAndNamesWhatIsMissing() {
    JsonNode answer = get("/api/v1/quotes?symbols=AAPL,NOBODY,CRSD,AAPL").json();

    assertThat(answer.get("quotes")).hasSize(1);
    assertThat(answer.get("missing").toString())
        .isEqualTo(
            "[{\"symbol\":\"NOBODY\",\"reason\":\"UNKNOWN_SYMBOL\"},"
                + "{\"symbol\":\"CRSD\",\"reason\":\"QUOTE_NOT_FOUND\"}]");
  }

  @Test
  void tellsAnUnknownSymbolFromOneWithoutAUsableQuote() {
    assertThat(get("/api/v1/quotes/NOBODY"))
        .satisfies(a -> assertThat(a.status()).isEqualTo(404))
        .satisfies(a -> assertThat(a.code()).isEqualTo("UNKNOWN_SYMBOL"));
    assertThat(get("/api/v1/quotes/CRSD").code()).isEqualTo("QUOTE_NOT_FOUND");
  }

  @Test
  void answersBarsOfCompletedSessionsOnly() {
    JsonNode answer = get("/api/v1/bars/AAPL?start=2012-12-28&end=2013-01-31").json();

    assertThat(answer.get("timeframe").asString()).isEqualTo("1Day");
    assertThat(answer.get("adjustment").asString()).isEqualTo("raw");
    JsonNode bars = answer.get("bars");
    assertThat(bars).hasSize(3);
    assertThat(bars.get(2).toString())
        .isEqualTo(
            "{\"date\":\"2013-01-02\",\"open\":\"500\",\"high\":\"501\",\"low\":\"499\","
                + "\"close\":\"500\",\"volume\":\"2000019\",\"vwap\":\"500\"}");
  }

  @Test
  void answersBarsOfSeveralSymbolsAdjusted() {
    JsonNode answer =
        get("/api/v1/bars?symbols=MSFT,NOBODY&start=2012-12-31&end=2013-01-02&adjustment=all")
            .json();

    assertThat(answer.get("adjustment").asString()).isEqualTo("all");
    assertThat(answer.get("bars").get("MSFT")).hasSize(2);
    assertThat(answer.get("missing").toString())
        .isEqualTo("[{\"symbol\":\"NOBODY\",\"reason\":\"UNKNOWN_SYMBOL\"}]");
  }

  @Test
  void averagesTheVolumeOfTwentySessions() {
    JsonNode adv = get("/api/v1/adv/AAPL").json();

    // Three of the twenty sessions have a bar; the vendor here knows no others.
    assertThat(adv.toString())
        .isEqualTo(
            "{\"symbol\":\"AAPL\",\"adv\":\"300002\",\"sessions\":20,\"through\":\"2013-01-02\"}");
  }

  @Test
  void keepsSubscriptionsByTheirSources(TestDatabase database) {
    String body = "{\"symbol\":\"AAPL\",\"source\":\"orchestrator:run-7\"}";

    assertThat(post("/api/v1/subscriptions", Role.SERVICE, body).status()).isEqualTo(201);
    assertThat(post("/api/v1/subscriptions", Role.SERVICE, body).status()).isEqualTo(200);
    assertThat(get("/api/v1/subscriptions").body()).contains("orchestrator:run-7");
    assertThat(rows(database)).isEqualTo(1);

    String path = "/api/v1/subscriptions/AAPL?source=orchestrator:run-7";
    assertThat(Answers.delete(port, path, Role.OPERATOR).status()).isEqualTo(204);
    assertThat(Answers.delete(port, path, Role.OPERATOR).status()).isEqualTo(204);
    assertThat(get("/api/v1/subscriptions").body()).doesNotContain("orchestrator:run-7");
    assertThat(rows(database)).isZero();
  }

  private static int rows(TestDatabase database) {
    return database
        .jdbc()
        .sql("select count(*) from subscription where source = 'orchestrator:run-7'")
        .query(Integer.class)
        .single();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/quotes/aapl",
        "/api/v1/quotes/%2e%2e%2fx",
        "/api/v1/quotes/ABCDEFGHIJKLMNOP",
        "/api/v1/quotes",
        "/api/v1/quotes?symbols=",
        "/api/v1/quotes?symbols=AAPL,a",
        "/api/v1/bars/AAPL",
        "/api/v1/bars/AAPL?start=2013-01-02",
        "/api/v1/bars/AAPL?start=2013-01-02&end=tomorrow",
        "/api/v1/bars/AAPL?start=2013-01-02&end=2013-02-30",
        "/api/v1/bars/AAPL?start=2013-01-02&end=2013-01-01",
        "/api/v1/bars/AAPL?start=1999-12-31&end=2013-01-01",
        "/api/v1/bars/AAPL?start=2000-01-03&end=2030-01-04",
        "/api/v1/bars/AAPL?start=2013-01-02&end=2013-01-03&timeframe=1Min",
        "/api/v1/bars/AAPL?start=2013-01-02&end=2013-01-03&adjustment=dividend",
        "/api/v1/bars/AAPL?start=2013-01-02&end=2013-01-03&adjustmnt=all",
        "/api/v1/bars?start=2013-01-02&end=2013-01-03",
        "/api/v1/calendar?start=2013-01-02",
        "/api/v1/calendar?start=2013-01-02&end=2013-01-01",
        "/api/v1/calendar?start=2013-01-02&end=9999-99-99",
        "/api/v1/adv/a"
      })
  void refusesAMalformedQuestion(String path) {
    Answer answer = get(path);

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("INVALID_REQUEST");
  }

  @Test
  void refusesMoreBarsThanOneAnswerHolds() {
    String symbols = String.join(",", SymbolNames.of(14));

    Answer answer = get("/api/v1/bars?start=2000-03-01&end=2030-02-28&symbols=" + symbols);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("symbols times sessions must be at most 100000");
  }

  @Test
  void answersTwentySymbolsOverThirteenYears() {
    String symbols = String.join(",", SymbolNames.of(20));

    Answer answer = get("/api/v1/bars?start=2000-03-01&end=2013-01-02&symbols=" + symbols);

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().get("missing")).hasSize(20);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}",
        "not json",
        "{\"symbol\":\"AAPL\"}",
        "{\"symbol\":\"aapl\",\"source\":\"manual\"}",
        "{\"symbol\":\"AAPL\",\"source\":\"position\"}",
        "{\"symbol\":\"AAPL\",\"source\":\"quote\"}",
        "{\"symbol\":\"AAPL\",\"source\":\"manual\",\"qty\":1}",
        "{\"symbol\":7,\"source\":\"manual\"}"
      })
  void refusesAMalformedWish(String body, TestDatabase database) {
    int before = allRows(database);

    Answer answer = post("/api/v1/subscriptions", Role.TRADER, body);

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("INVALID_REQUEST");
    assertThat(allRows(database)).isEqualTo(before);
  }

  private static int allRows(TestDatabase database) {
    return database.jdbc().sql("select count(*) from subscription").query(Integer.class).single();
  }

  @Test
  void refusesASubscriptionToASymbolThatTheVendorDoesNotKnow() {
    Answer answer =
        post("/api/v1/subscriptions", Role.TRADER, "{\"symbol\":\"NOBODY\",\"source\":\"manual\"}");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("UNKNOWN_SYMBOL");
  }

  @Test
  void asksForAKeyAndForTheRoleThatMay() {
    assertThat(Answers.withoutKey(port, "/api/v1/clock").status()).isEqualTo(401);
    assertThat(
            post(
                    "/api/v1/subscriptions",
                    Role.VIEWER,
                    "{\"symbol\":\"AAPL\",\"source\":\"manual\"}")
                .code())
        .isEqualTo("FORBIDDEN");
    assertThat(Answers.delete(port, "/api/v1/subscriptions/AAPL?source=manual", Role.RISK).status())
        .isEqualTo(403);
  }

  @Test
  void isReadyAndTellsTheAgeOfTheFeedsLastMessage() {
    await()
        .atMost(BOUND)
        .untilAsserted(() -> {
          JsonNode feed =
              Answers.withoutKey(port, "/actuator/health").json().at("/components/feed");
          assertThat(feed.at("/details/state").asString("")).isEqualTo("STREAMING");
          assertThat(feed.at("/details/last_message_age_millis").isNumber()).isTrue();
        });
    assertThat(Answers.withoutKey(port, "/actuator/health/readiness").status()).isEqualTo(200);
  }

  @Test
  void countsWhatItDropsAndHowTheFeedFares() {
    get("/api/v1/quotes/CRSD");

    String metrics = Answers.get(port, "/actuator/prometheus", Role.VIEWER).body();

    assertThat(metrics)
        .contains(
            "feed_bars_refused_total",
            "feed_silence_seconds",
            "feed_gaps_total",
            "feed_reconnects_total")
        .containsPattern("quotes_dropped_total\\{.*reason=\"crossed\".*} [1-9]");
  }

  @Test
  void isDocumentedAsItIs() {
    OpenApiFile.check("market-data-service", port);
  }

  private Answer get(String path) {
    return Answers.get(port, path, Role.VIEWER);
  }

  private Answer post(String path, Role role, String body) {
    return Answers.post(port, path, role, body);
  }
}
