package io.breakwater.orchestrator.run.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.breakwater.orchestrator.fake.FakeGateway.Manner;
import io.breakwater.orchestrator.fake.FakeMarketData;
import io.breakwater.orchestrator.fake.FakePeers;
import io.breakwater.security.KeyVerifier;
import io.breakwater.security.Role;
import io.breakwater.testing.OpenApiFile;
import io.breakwater.testing.SettableMarketClock;
import io.breakwater.testing.TestKeys;
import io.breakwater.testing.WithInfra;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import redis.clients.jedis.RedisClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service, over HTTP, on a real database and Redis, between three fake PEERS. */
@WithInfra(schema = "orchestration")
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "server.address=127.0.0.1",
      "breakwater.run.plan-within=300ms",
      "breakwater.run.send-within=5s",
      "breakwater.run.wait-at-most=2s"
    })
class RunApiIT {

  private static final String OPEN = "2013-01-02T15:00:00Z";
  private static final String MACHINE = "2026-11-22T21:00:00Z";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final FakePeers PEERS = FakePeers.start();

  @LocalServerPort private int port;
  @Autowired private SettableMarketClock clock;
  @Autowired private JdbcClient jdbc;
  @Autowired private RedisClient redis;

  @TestConfiguration
  static class Wiring {

    @Bean
    SettableMarketClock marketClock() {
      return SettableMarketClock.at(OPEN, MACHINE);
    }

    @Bean
    KeyVerifier keyVerifier() {
      return TestKeys.verifier();
    }
  }

  @DynamicPropertySource
  static void peerAddresses(DynamicPropertyRegistry registry) {
    registry.add("breakwater.security.service-key", () -> TestKeys.key(Role.SERVICE).reveal());
    registry.add("breakwater.peers.signal-service.base-url", () -> PEERS.signals().baseUrl());
    registry.add("breakwater.peers.execution-gateway.base-url", () -> PEERS.gateway().baseUrl());
    registry.add(
        "breakwater.peers.market-data-service.base-url", () -> PEERS.marketData().baseUrl());
  }

  private static int strategies;
  private String strategy = "";

  @BeforeEach
  void startAfresh() {
    PEERS.reset();
    clock.setMarket(Instant.parse(OPEN));
    strategy = "strategy-" + strategies++;
    redis.flushAll();
  }

  @Test
  void tradesTheDifferenceToWhatIsHeldAndWorkingSellsFirst() {
    PEERS.signals().weight("AAPL", "0.5").weight("MSFT", "-0.5");
    PEERS.gateway().hold("AAPL", "100").working("AAPL", "7").hold("IBM", "40");
    price("AAPL", "100");
    price("MSFT", "300");
    price("IBM", "50");

    Response response = run("AAPL", "MSFT", "IBM");

    assertThat(response.status()).as(response.text()).isEqualTo(201);
    assertThat(response.body().get("status").asString()).isEqualTo("completed");
    // 50,000 / 100 = 500, less 100 held and 7 working; 50,000 / 300 = 166.67, toward zero.
    assertThat(PEERS.gateway().orders())
        .containsExactly("sell MSFT 166", "sell IBM 40", "buy AAPL 393");
    assertThat(PEERS.gateway().strategyReads()).isEqualTo(1);
    JsonNode bought = response.leg("AAPL");
    assertThat(bought.get("target").asString()).isEqualTo("500");
    assertThat(bought.get("held").asString()).isEqualTo("100");
    assertThat(bought.get("working").asString()).isEqualTo("7");
    assertThat(bought.get("delta").asString()).isEqualTo("393");
    assertThat(bought.get("weight").isNumber()).isTrue();
    assertThat(bought.get("order_status").asString()).isEqualTo("FILLED");
    assertThat(bought.get("average_fill_price").asString()).isEqualTo("10.01");
    assertThat(bought.get("client_order_id").asString())
        .isEqualTo("bw-r" + response.body().get("run_id").asString() + "-AAPL");
    assertThat(response.body().get("stages").findValuesAsString("name"))
        .containsExactly("signals", "positions", "quotes", "sizing", "ordering", "waiting");
  }

  @Test
  void showsARunAsItWasAnswered() {
    tradeOneSymbol();
    Response answered = run("AAPL");

    Response shown = get("/api/v1/orchestration/runs/" + answered.body().get("run_id").asString());
    Response listed = get("/api/v1/orchestration/runs?strategy=" + strategy + "&date=2013-01-02");

    assertThat(shown.body()).isEqualTo(answered.body());
    assertThat(listed.body().get("runs").get(0)).isEqualTo(answered.body());
    assertThat(listed.body().get("next_cursor").isNull()).isTrue();
  }

  @Test
  void dryRunAnswersWhatWouldBeTradedAndKeepsNothing() {
    tradeOneSymbol();

    Response response = post(body("AAPL").replace("}", ",\"dry_run\":true}"), Role.TRADER, "");

    assertThat(response.status()).as(response.text()).isEqualTo(200);
    assertThat(response.body().get("dry_run").asBoolean()).isTrue();
    assertThat(response.leg("AAPL").get("quantity").asString()).isEqualTo("1000");
    assertThat(PEERS.gateway().arrivals()).isZero();
    assertThat(rows()).isZero();
  }

  @Test
  void refusesASecondRunForTheSameStrategyAndDateUnlessForced() {
    tradeOneSymbol();
    Response first = run("AAPL");

    Response second = run("AAPL");
    Response forced = post(body("AAPL").replace("}", ",\"force\":true}"), Role.TRADER, "");

    second.isProblem(409, "RUN_EXISTS");
    assertThat(second.body().get("run_id")).isEqualTo(first.body().get("run_id"));
    assertThat(forced.status()).as(forced.text()).isEqualTo(201);
    // The first run has reached the target: there is nothing left to trade.
    assertThat(PEERS.gateway().orders()).containsExactly("buy AAPL 1000");
    assertThat(forced.leg("AAPL").get("delta").asString()).isEqualTo("0");
  }

  @Test
  void letsOneOfManyConcurrentRequestsBegin() throws Exception {
    tradeOneSymbol();
    int callers = 16;
    List<Future<Response>> answers = new ArrayList<>();
    var together = new CountDownLatch(callers);

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < callers; i++) {
        boolean forced = i % 2 == 1;
        answers.add(
            threads.submit(() -> {
              together.countDown();
              together.await();
              String body = body("AAPL");
              return post(forced ? body.replace("}", ",\"force\":true}") : body, Role.TRADER, "");
            }));
      }
    }

    int begun = 0;
    for (Future<Response> answer : answers) {
      int status = answer.get().status();
      assertThat(status).as(answer.get().text()).isIn(201, 409, 503);
      begun += status == 201 ? 1 : 0;
    }
    // A forced one may follow on another that has ended; at no time were there two. Where the pool
    // has no connection in time, the answer is a 503, and nothing has begun.
    assertThat(begun).isPositive();
    assertThat(PEERS.gateway().orders()).containsExactly("buy AAPL 1000");
    assertThat(unforcedRows()).isLessThanOrEqualTo(1);
  }

  @Test
  void skipsASymbolWithoutAPriceAndIsThenPartial() {
    PEERS.signals().weight("AAPL", "0.5").weight("MSFT", "0.5");
    price("AAPL", "100");

    Response response = run("AAPL", "MSFT");

    assertThat(response.body().get("status").asString()).isEqualTo("partial");
    assertThat(response.body().get("failure").asString()).isEqualTo("LEGS_INCOMPLETE");
    assertThat(response.body().get("failure_detail").asString())
        .isEqualTo("MSFT was skipped: PRICE_MISSING");
    assertThat(response.leg("MSFT").get("skip_reason").asString()).isEqualTo("PRICE_MISSING");
    assertThat(PEERS.gateway().orders()).containsExactly("buy AAPL 500");
  }

  @Test
  void skipsAStalePriceAndOneOfAnotherSession() {
    PEERS.signals().weight("AAPL", "0.5").weight("MSFT", "0.5");
    Instant machine = Instant.parse(MACHINE);
    PEERS.marketData().quote("AAPL", "100", Instant.parse(OPEN), machine.minusMillis(5_001));
    PEERS.marketData().quote("MSFT", "100", Instant.parse("2012-12-31T20:59:59Z"), machine);

    Response response = run("AAPL", "MSFT");

    assertThat(response.body().get("status").asString()).isEqualTo("partial");
    assertThat(response.leg("AAPL").get("skip_reason").asString()).isEqualTo("PRICE_STALE");
    assertThat(response.leg("MSFT").get("skip_reason").asString())
        .isEqualTo("PRICE_OF_ANOTHER_SESSION");
    assertThat(PEERS.gateway().arrivals()).isZero();
  }

  @Test
  void takesAFreshPriceFromRedisAndAStaleOneOverRest() {
    PEERS.signals().weight("AAPL", "0.5").weight("MSFT", "0.5");
    Instant machine = Instant.parse(MACHINE);
    cache("AAPL", "100", machine.minusSeconds(1));
    cache("MSFT", "999", machine.minusSeconds(6));
    price("MSFT", "50");

    Response response = run("AAPL", "MSFT");

    assertThat(response.body().get("status").asString()).isEqualTo("completed");
    assertThat(PEERS.gateway().orders()).containsExactly("buy AAPL 500", "buy MSFT 1000");
    assertThat(PEERS.marketData().calls()).isEqualTo(1);
  }

  @Test
  void tradesNothingWhereTheModelSeesNoSeparation() {
    PEERS.signals().weight("AAPL", "0").noSeparation();
    PEERS.gateway().hold("AAPL", "10");
    price("AAPL", "100");

    Response response = run("AAPL");

    assertThat(response.body().get("status").asString()).isEqualTo("partial");
    assertThat(response.leg("AAPL").get("skip_reason").asString()).isEqualTo("NO_SEPARATION");
    assertThat(PEERS.gateway().arrivals()).isZero();
  }

  @Test
  void closesAPositionWhoseSymbolHasNoWeight() {
    PEERS.signals().exclude("AAPL", "NOT_ENOUGH_BARS");
    PEERS.gateway().hold("AAPL", "10.5");
    price("AAPL", "100");

    Response response = run("AAPL");

    assertThat(response.body().get("status").asString()).isEqualTo("completed");
    assertThat(PEERS.gateway().orders()).containsExactly("sell AAPL 10");
    assertThat(response.leg("AAPL").get("excluded_reason").asString()).isEqualTo("NOT_ENOUGH_BARS");
    assertThat(response.leg("AAPL").get("weight").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "REJECT, REJECTED, is REJECTED: insufficient buying power",
    "DENY, DENIED, was denied: TRADING_HALTED halted",
    "CANCEL_HALF_FILLED, CANCELED, is CANCELED",
    "STAY_OPEN, ACCEPTED, is still open as ACCEPTED",
    "UNKNOWN, UNKNOWN, is still open as UNKNOWN"
  })
  void namesTheOrderThatDidNotFill(Manner manner, String orderStatus, String complaint) {
    tradeOneSymbol();
    PEERS.gateway().treat("AAPL", manner);

    Response response = run("AAPL");

    assertThat(response.body().get("status").asString()).isEqualTo("partial");
    assertThat(response.leg("AAPL").get("order_status").asString()).isEqualTo(orderStatus);
    assertThat(response.body().get("failure_detail").asString()).isEqualTo("AAPL " + complaint);
  }

  @Test
  void waitsForAnUnknownOrderToSettle() {
    tradeOneSymbol();
    PEERS.gateway().treat("AAPL", Manner.UNKNOWN);

    Response started = post(body("AAPL"), Role.TRADER, "?wait=PT0S");
    assertThat(started.status()).as(started.text()).isEqualTo(202);
    await().until(() -> PEERS.gateway().arrivals() == 1);
    PEERS.gateway().settle("AAPL");

    String path = "/api/v1/orchestration/runs/" + started.body().get("run_id").asString();
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> assertThat(get(path).body().get("status").asString()).isEqualTo("completed"));
    assertThat(PEERS.gateway().orderIds()).hasSize(1);
  }

  @Test
  void sendsTheSameOrderAgainWhenTheAnswerIsLost() {
    tradeOneSymbol();
    PEERS.gateway().dropAnswers(3);

    Response response = run("AAPL");

    assertThat(response.body().get("status").asString()).isEqualTo("completed");
    assertThat(PEERS.gateway().arrivals()).isEqualTo(4);
    assertThat(PEERS.gateway().orders()).containsExactly("buy AAPL 1000");
    assertThat(PEERS.gateway().mismatches()).isZero();
  }

  @Test
  void sendsNoBuyWhileASellHasNotEnded() {
    PEERS.signals().weight("AAPL", "1");
    PEERS.gateway().hold("IBM", "10").treat("IBM", Manner.STAY_OPEN);
    price("AAPL", "100");
    price("IBM", "50");

    Response started = post(body("AAPL", "IBM"), Role.TRADER, "?wait=PT1S");
    assertThat(PEERS.gateway().orders()).containsExactly("sell IBM 10");
    PEERS.gateway().settle("IBM");

    String path = "/api/v1/orchestration/runs/" + started.body().get("run_id").asString();
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> assertThat(get(path).body().get("status").asString()).isEqualTo("completed"));
    assertThat(PEERS.gateway().orders()).containsExactly("sell IBM 10", "buy AAPL 1000");
  }

  @Test
  void takesAPositionThroughZeroInTwoOrders() {
    PEERS.signals().weight("AAPL", "0.5").weight("IBM", "-0.5");
    PEERS.gateway().hold("AAPL", "-100").hold("IBM", "40");
    price("AAPL", "100");
    price("IBM", "50");

    Response response = run("AAPL", "IBM");

    assertThat(response.body().get("status").asString()).isEqualTo("completed");
    assertThat(PEERS.gateway().orders())
        .containsExactly("sell IBM 40", "sell IBM 1000", "buy AAPL 100", "buy AAPL 500");
    JsonNode bought = response.leg("AAPL");
    String id = "bw-r" + response.body().get("run_id").asString() + "-AAPL";
    assertThat(bought.get("delta").asString()).isEqualTo("600");
    assertThat(bought.get("quantity").asString()).isEqualTo("500");
    assertThat(bought.get("client_order_id").asString()).isEqualTo(id);
    assertThat(bought.get("closing_order").get("client_order_id").asString())
        .isEqualTo(id + "-close");
    assertThat(bought.get("closing_order").get("filled_quantity").asString()).isEqualTo("100");
    assertThat(response.leg("IBM").get("closing_order").get("filled_quantity").asString())
        .isEqualTo("40");
  }

  @Test
  void opensNoOtherSideWhereWhatWasHeldIsNotClosed() {
    PEERS.signals().weight("AAPL", "1");
    PEERS.gateway().hold("AAPL", "-100").treat("AAPL", Manner.REJECT);
    price("AAPL", "100");

    Response response = run("AAPL");

    assertThat(response.body().get("status").asString()).isEqualTo("partial");
    assertThat(PEERS.gateway().orders()).containsExactly("buy AAPL 100");
    assertThat(response.leg("AAPL").get("order_status").asString()).isEqualTo("REJECTED");
    assertThat(response.leg("AAPL").get("closing_order").isNull()).isTrue();
  }

  @Test
  void leavesClosedWhatIsClosedTooLateForTheOtherSide() {
    PEERS.signals().weight("AAPL", "1");
    PEERS.gateway().hold("AAPL", "-100").treat("AAPL", Manner.STAY_OPEN);
    price("AAPL", "100");
    Response started = post(body("AAPL"), Role.TRADER, "?wait=PT0S");
    String path = "/api/v1/orchestration/runs/" + started.body().get("run_id").asString();
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> assertThat(get(path).body().get("status").asString()).isEqualTo("waiting"));

    PEERS.gateway().settle("AAPL");

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> assertThat(get(path).body().get("status").asString()).isEqualTo("partial"));
    assertThat(PEERS.gateway().orders()).containsExactly("buy AAPL 100");
    assertThat(get(path).leg("AAPL").get("skip_reason").asString()).isEqualTo("TOO_LATE");
    assertThat(get(path).leg("AAPL").get("closing_order").get("filled_quantity").asString())
        .isEqualTo("100");
  }

  @Test
  void judgesThroughZeroByTheAccountNotByTheStrategy() {
    PEERS.signals().weight("AAPL", "-0.1").weight("IBM", "-0.5");
    PEERS.gateway().hold("AAPL", "100").holdByOthers("AAPL", "-70");
    PEERS.gateway().hold("IBM", "40").holdByOthers("IBM", "5000");
    price("AAPL", "100");
    price("IBM", "50");

    Response response = run("AAPL", "IBM");

    assertThat(response.body().get("status").asString()).isEqualTo("completed");
    assertThat(PEERS.gateway().orders())
        .containsExactly("sell AAPL 30", "sell IBM 1040", "sell AAPL 170");
  }

  @Test
  void skipsTheBuysWhereASellDoesNotEndInTime() {
    PEERS.signals().weight("AAPL", "1");
    PEERS.gateway().hold("IBM", "10").treat("IBM", Manner.STAY_OPEN);
    price("AAPL", "100");
    price("IBM", "50");

    Response response = run("AAPL", "IBM");

    assertThat(response.body().get("status").asString()).isEqualTo("partial");
    assertThat(response.leg("AAPL").get("skip_reason").asString()).isEqualTo("SELLS_STILL_OPEN");
    assertThat(response.body().get("failure_detail").asString())
        .isEqualTo("AAPL was skipped: SELLS_STILL_OPEN; IBM is still open as ACCEPTED");
    assertThat(PEERS.gateway().orders()).containsExactly("sell IBM 10");
  }

  @Test
  void failsWithoutSendingAnythingWhereThereIsNoModelAndMayBeginAnew() {
    tradeOneSymbol();
    PEERS.signals().refuse("NO_MODEL_LOADED");
    Response failed = run("AAPL");
    PEERS.signals().reset();
    PEERS.signals().weight("AAPL", "1");

    Response again = run("AAPL");

    assertThat(failed.status()).isEqualTo(201);
    assertThat(failed.body().get("status").asString()).isEqualTo("failed");
    assertThat(failed.body().get("failure").asString()).isEqualTo("PEER_REFUSED");
    assertThat(failed.body().get("failure_detail").asString()).contains("NO_MODEL_LOADED");
    assertThat(again.body().get("status").asString()).isEqualTo("completed");
  }

  @Test
  void failsWithoutSendingAnythingWhereAPeerStaysAway() {
    tradeOneSymbol();
    PEERS.signals().down(true);

    Response failed = run("AAPL");
    Response dry = post(body("AAPL").replace("}", ",\"dry_run\":true}"), Role.TRADER, "");

    assertThat(failed.body().get("status").asString()).isEqualTo("failed");
    assertThat(failed.body().get("failure").asString()).isEqualTo("PEER_UNREACHABLE");
    assertThat(PEERS.gateway().arrivals()).isZero();
    dry.isProblem(503, "PEER_UNREACHABLE");
    assertThat(dry.retryAfter()).isNotEmpty();
  }

  @Test
  void plansAgainWhereAPeerIsBackSoon() {
    tradeOneSymbol();
    PEERS.signals().unavailableFor(1);

    Response response = run("AAPL");

    assertThat(response.body().get("status").asString()).isEqualTo("completed");
  }

  @Test
  void refusesAnotherDateThanTheCurrentOne() {
    tradeOneSymbol();

    Response yesterday = post(body("AAPL").replace("2013-01-02", "2012-12-31"), Role.TRADER, "");
    Response tomorrow = post(body("AAPL").replace("2013-01-02", "2013-01-03"), Role.TRADER, "");

    yesterday.isProblem(422, "WRONG_TRADING_DATE");
    assertThat(yesterday.body().get("trading_date").asString()).isEqualTo("2013-01-02");
    tomorrow.isProblem(422, "WRONG_TRADING_DATE");
    assertThat(rows()).isZero();
  }

  @Test
  void refusesToTradeOutsideTheSessionButPreviews() {
    tradeOneSymbol();
    clock.setMarket(Instant.parse("2013-01-02T14:29:59Z"));

    Response early = run("AAPL");
    Response dry = post(body("AAPL").replace("}", ",\"dry_run\":true}"), Role.TRADER, "");

    early.isProblem(409, "MARKET_CLOSED");
    assertThat(early.body().get("next_open").asString()).isEqualTo("2013-01-02T14:30:00Z");
    assertThat(rows()).isZero();
    assertThat(dry.leg("AAPL").get("quantity").asString()).isEqualTo("1000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"capital\":\"100000\"|\"capital\":100000|capital",
        "\"capital\":\"100000\"|\"capital\":\"ten\"|capital",
        "\"capital\":\"100000\"|\"capital\":\"0\"|capital",
        "\"capital\":\"100000\"|\"capital\":\"-1\"|capital",
        "\"capital\":\"100000\"|\"capital\":\"1e5\"|capital",
        "\"capital\":\"100000\"|\"capital\":\"1000000000.01\"|capital",
        "\"capital\":\"100000\"|\"capital\":null|capital",
        "[\"AAPL\"]|[]|symbols",
        "[\"AAPL\"]|[\"AAPL\",\"AAPL\"]|symbols",
        "[\"AAPL\"]|[\"aapl\"]|symbols[0]",
        "[\"AAPL\"]|[null]|symbols[0]",
        "[\"AAPL\"]|\"AAPL\"|symbols",
        "\"top_n\":1|\"top_n\":-1|top_n",
        "\"top_n\":1|\"top_n\":1.5|top_n",
        "\"top_n\":1|\"top_n\":\"1\"|top_n",
        "\"date\":\"2013-01-02\"|\"date\":\"2013-1-2\"|date",
        "\"date\":\"2013-01-02\"|\"date\":20130102|date",
        "\"date\":\"2013-01-02\"|\"dates\":\"2013-01-02\"|dates",
        "\"strategy\"|\"strategy_name\"|strategy_name"
      })
  void refusesWhatIsNoRequest(String replaced, String by, String field) {
    tradeOneSymbol();

    Response response = post(body("AAPL").replace(replaced, by), Role.TRADER, "");

    response.isProblem(400, "INVALID_REQUEST");
    assertThat(response.body().get("errors").findValuesAsString("field")).contains(field);
    assertThat(rows()).isZero();
    assertThat(PEERS.gateway().arrivals()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "2", "2147483647"})
  void refusesToSelectNothingOrMoreThanThereIs(String topN) {
    tradeOneSymbol();

    post(body("AAPL").replace("\"top_n\":1", "\"top_n\":" + topN), Role.TRADER, "")
        .isProblem(400, "INVALID_REQUEST");
    assertThat(rows()).isZero();
  }

  @Test
  void refusesAWaitOutOfRange() {
    tradeOneSymbol();

    post(body("AAPL"), Role.TRADER, "?wait=PT61S").isProblem(400, "INVALID_REQUEST");
    post(body("AAPL"), Role.TRADER, "?wait=-PT1S").isProblem(400, "INVALID_REQUEST");
    post(body("AAPL"), Role.TRADER, "?wait=long").isProblem(400, "INVALID_REQUEST");
    assertThat(rows()).isZero();
  }

  @Test
  void asksForARoleThatMayTrade() {
    tradeOneSymbol();

    post(body("AAPL"), Role.VIEWER, "").isProblem(403, "FORBIDDEN");
    post(body("AAPL"), Role.RISK, "").isProblem(403, "FORBIDDEN");
    assertThat(rows()).isZero();
  }

  @Test
  void saysThatThereIsNoSuchRun() {
    get("/api/v1/orchestration/runs/aaaaaaaaaaaaaaaa").isProblem(404, "RUN_NOT_FOUND");
    get("/api/v1/orchestration/runs/no-run").isProblem(404, "RUN_NOT_FOUND");
    get("/api/v1/orchestration/runs?limit=0").isProblem(400, "INVALID_REQUEST");
    get("/api/v1/orchestration/runs?strategy=%20").isProblem(400, "INVALID_REQUEST");
  }

  @Test
  void pagesThroughRunsNewestFirst() {
    tradeOneSymbol();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ids.addFirst(
          post(body("AAPL").replace("}", ",\"force\":true}"), Role.TRADER, "")
              .body()
              .get("run_id")
              .asString());
    }

    Response first = get("/api/v1/orchestration/runs?limit=2&strategy=" + strategy);
    String cursor = first.body().get("next_cursor").asString();
    Response rest =
        get("/api/v1/orchestration/runs?limit=2&strategy=" + strategy + "&cursor=" + cursor);

    List<String> shown = new ArrayList<>(first.body().get("runs").findValuesAsString("run_id"));
    shown.addAll(rest.body().get("runs").findValuesAsString("run_id"));
    assertThat(shown).isEqualTo(ids);
    assertThat(rest.body().get("next_cursor").isNull()).isTrue();
  }

  @Test
  void apiIsAsWrittenDown() {
    OpenApiFile.check("orchestrator", port);
  }

  private void tradeOneSymbol() {
    PEERS.signals().weight("AAPL", "1");
    price("AAPL", "100");
  }

  private void price(String symbol, String mid) {
    PEERS.marketData().quote(symbol, mid, Instant.parse(OPEN), Instant.parse(MACHINE));
  }

  private void cache(String symbol, String mid, Instant receivedAt) {
    Map<String, Object> quote =
        FakeMarketData.quoteOf(symbol, mid, Instant.parse(OPEN), receivedAt);
    redis.set("price:" + symbol, JSON.writeValueAsString(quote));
  }

  private long rows() {
    return jdbc.sql("select count(*) from run where strategy = :strategy")
        .param("strategy", strategy)
        .query(Long.class)
        .single();
  }

  private long unforcedRows() {
    return jdbc.sql("select count(*) from run where strategy = :strategy and not forced")
        .param("strategy", strategy)
        .query(Long.class)
        .single();
  }

  private String body(String... symbols) {
    return JSON.writeValueAsString(
        new java.util.TreeMap<>(
            Map.of(
                "strategy",
                strategy,
                "symbols",
                List.of(symbols),
                "capital",
                "100000",
                "date",
                "2013-01-02",
                "top_n",
                1,
                "bottom_n",
                0)));
  }

  private Response run(String... symbols) {
    return post(body(symbols), Role.TRADER, "");
  }

  private Response post(String body, Role role, String query) {
    return send(
        request("/api/v1/orchestration/run" + query, role)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private Response get(String path) {
    return send(request(path, Role.VIEWER));
  }

  private HttpRequest.Builder request(String path, Role role) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(40))
        .header("Authorization", TestKeys.bearer(role));
  }

  private static Response send(HttpRequest.Builder request) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      var response = http.send(request.build(), BodyHandlers.ofString());
      return new Response(
          response.statusCode(),
          response.body(),
          JSON.readTree(response.body()),
          response.headers().firstValue("Retry-After").orElse(""));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private record Response(int status, String text, JsonNode body, String retryAfter) {

    JsonNode leg(String symbol) {
      for (JsonNode leg : body.get("legs")) {
        if (leg.get("symbol").asString().equals(symbol)) {
          return leg;
        }
      }
      throw new AssertionError("no leg for " + symbol + " in " + text);
    }

    void isProblem(int expected, String code) {
      assertThat(status).as(text).isEqualTo(expected);
      assertThat(body.get("code").asString()).isEqualTo(code);
    }
  }
}
