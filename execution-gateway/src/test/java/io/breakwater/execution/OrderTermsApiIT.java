package io.breakwater.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.breakwater.execution.testing.Fault;
import io.breakwater.execution.testing.Gateway.Answer;
import io.breakwater.execution.testing.RunningGateway;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import redis.clients.jedis.RedisClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every kind of order, from a client's request to the broker's book and back. */
class OrderTermsApiIT extends RunningGateway {
  private static final Instant IN_SESSION = Instant.parse("2013-01-02T15:00:00Z");

  private static final List<String> KINDS =
      List.of(
          "'type':'limit','quantity':'10','limit_price':'20.1'",
          "'type':'market','quantity':'0.5'",
          "'type':'limit','quantity':'10','limit_price':'20.1','extended_hours':true,"
              + "'time_in_force':'gtc'",
          "'type':'limit','quantity':'10','limit_price':'0.1234'",
          "'type':'stop','quantity':'10','stop_price':'20.1'",
          "'type':'stop_limit','quantity':'10','stop_price':'20.1','limit_price':'20.2'",
          "'type':'trailing_stop','quantity':'10','trail_price':'0.25'",
          "'type':'trailing_stop','quantity':'10','trail_percent':'1.25','time_in_force':'gtc'",
          "'type':'market','quantity':'11','time_in_force':'opg'",
          "'type':'limit','quantity':'11','limit_price':'20.1','time_in_force':'cls'",
          "'type':'market','quantity':'12','time_in_force':'fok'");

  @Autowired private RedisClient redis;

  @BeforeEach
  void empty() {
    jdbc.sql("truncate orders, fill, position, foreign_order cascade").update();
    clock.setMarket(IN_SESSION);
  }

  @AfterEach
  void back() {
    jdbc.sql("update trading_gate set state = 'ACTIVE'").update();
    redis.del("price:AAPL");
  }

  /** A lost answer makes the row, read back, the only thing to know the order by. */
  @Test
  void knowsEachKindOfOrderAgainWhenTheAnswerIsLost() {
    for (int i = 0; i < KINDS.size(); i++) {
      BROKER.script(new Fault.ResetAfterAccept());
      assertThat(gateway.submit(meant(i)).status()).as(KINDS.get(i)).isEqualTo(202);
    }

    for (int i = 0; i < KINDS.size(); i++) {
      awaitAccepted("c-" + i);
      Answer seen = gateway.order("c-" + i);
      Answer replayed = gateway.submit(meant(i));
      assertThat(replayed.status()).as(KINDS.get(i)).isEqualTo(200);
      assertThat(replayed.text("order_id")).isEqualTo(seen.text("order_id"));
      for (var field : json(KINDS.get(i)).properties()) {
        assertThat(seen.json().path(field.getKey()))
            .as("%s of %s", field.getKey(), KINDS.get(i))
            .isEqualTo(field.getValue());
      }
    }
    assertThat(BROKER.arrivals()).doesNotHaveDuplicates();
  }

  /** The broker never saw it: what is sent again is the same to the last field. */
  @Test
  void sendsEachKindOfOrderAgainAsItWasSentFirst() {
    List<JsonNode> first = new ArrayList<>();
    for (int i = 0; i < KINDS.size(); i++) {
      BROKER.script(new Fault.ResetBeforeAccept());
      assertThat(gateway.submit(meant(i)).status()).as(KINDS.get(i)).isEqualTo(202);
      first.add(BROKER.arrival("c-" + i, 0));
    }

    for (int i = 0; i < KINDS.size(); i++) {
      awaitAccepted("c-" + i);
      assertThat(BROKER.arrival("c-" + i, 1)).as(KINDS.get(i)).isEqualTo(first.get(i));
    }
  }

  static Stream<Arguments> unsound() {
    return Stream.of(
        argumentSet(
            "stop or kill",
            "TIME_IN_FORCE_NOT_SUPPORTED",
            "'type':'stop','quantity':'10','stop_price':'20.1','time_in_force':'ioc'"),
        argumentSet(
            "market after hours",
            "EXTENDED_HOURS_NOT_SUPPORTED",
            "'type':'market','quantity':'10','extended_hours':true"),
        argumentSet(
            "lasting fraction",
            "FRACTION_NOT_SUPPORTED",
            "'type':'limit','quantity':'0.5','limit_price':'20.1','time_in_force':'gtc'"),
        argumentSet(
            "money with a limit",
            "NOTIONAL_NOT_SUPPORTED",
            "'type':'limit','notional':'100','limit_price':'20.1'"),
        argumentSet("cents", "NOTIONAL_TOO_SMALL", "'type':'market','notional':'0.99'"),
        argumentSet(
            "more money than can be counted in shares",
            "NOTIONAL_TOO_LARGE",
            "'type':'market','notional':'999999999999999999999999999'"),
        argumentSet(
            "half a cent",
            "SUB_PENNY_PRICE",
            "'type':'limit','quantity':'10','limit_price':'20.105'"),
        argumentSet(
            "trail of half a cent",
            "SUB_PENNY_PRICE",
            "'type':'trailing_stop','quantity':'10','trail_price':'1.005'"));
  }

  @ParameterizedTest
  @MethodSource("unsound")
  void refusesWhatDoesNotGoTogetherBeforeAnythingIsWritten(String code, String fields) {
    Answer answer = gateway.submit(order("c-1", fields));

    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(422);
    assertThat(answer.text("code")).isEqualTo(code);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(rows("orders")).isZero();
    assertThat(BROKER.arrivals()).isEmpty();
  }

  @Test
  void countsAnOrderByMoneyAsTheMostSharesThatItMayComeTo() {
    price("20", "2013-01-02T15:00:00Z");

    Answer answer = gateway.submit(order("c-1", "'type':'market','notional':'500'"));

    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(201);
    assertThat(answer.text("notional")).isEqualTo("500.00");
    assertThat(answer.json().path("quantity").isNull()).isTrue();
    assertThat(gateway.position("AAPL").path("working").asString()).isEqualTo("31.25");
    BROKER.fill("c-1", "24.875", "20.10");
    await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(() ->
            assertThat(gateway.position("AAPL").path("quantity").asString()).isEqualTo("24.875"));
    assertThat(gateway.order("c-1").text("status")).isEqualTo("FILLED");
    assertThat(gateway.position("AAPL").path("working").asString()).isEqualTo("0");
    assertThat(
            jdbc.sql("select count(*) from event where type = 'order.overfilled'")
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void waitsWithAnOrderByMoneyUntilThereIsAFreshPrice() {
    String body = order("c-1", "'type':'market','notional':'500'");

    Answer unpriced = gateway.submit(body);
    price("20", "2013-01-02T14:59:54Z");
    Answer stale = gateway.submit(body);

    for (Answer answer : List.of(unpriced, stale)) {
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.text("code")).isEqualTo("PRICE_UNAVAILABLE");
      assertThat(answer.header("Retry-After")).isEqualTo("1");
    }
    assertThat(rows("orders")).isZero();
  }

  /** A 503 would be tried again by itself, and go out once trading is resumed. */
  @Test
  void saysThatTradingIsHaltedBeforeItMissesAPrice() {
    jdbc.sql("update trading_gate set state = 'HALTED'").update();

    Answer answer = gateway.submit(order("c-1", "'type':'market','notional':'500'"));

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.text("code")).isEqualTo("TRADING_HALTED");
  }

  @Test
  void letsAStopRestUntilTheSession() {
    clock.setMarket(Instant.parse("2013-01-02T22:00:00Z"));

    assertThat(
            gateway
                .submit(order("c-1", "'type':'stop','quantity':'10','stop_price':'20.1'"))
                .status())
        .isEqualTo(201);
    assertThat(gateway.submit(order("c-2", "'type':'market','notional':'500'")).text("code"))
        .isEqualTo("MARKET_CLOSED");
  }

  @Test
  void takesStopsAtTwoPricesForTwoIntents() {
    gateway.submit(order("c-1", "'type':'stop','quantity':'10','stop_price':'20.1'"));

    assertThat(
            gateway
                .submit(order("c-2", "'type':'stop','quantity':'10','stop_price':'20.2'"))
                .status())
        .isEqualTo(201);
    assertThat(
            gateway
                .submit(order("c-3", "'type':'stop','quantity':'10','stop_price':'20.10'"))
                .text("code"))
        .isEqualTo("DUPLICATE_INTENT");
  }

  private void price(String mid, String receivedAt) {
    redis.set(
        "price:AAPL",
        """
        {"symbol":"AAPL","bid":"%1$s","ask":"%1$s","mid":"%1$s","bid_size":"1","ask_size":"1",
         "quoted_at":"2013-01-02T15:00:00Z","received_at":"%2$s"}
        """
            .formatted(mid, receivedAt));
  }

  private void awaitAccepted(String clientOrderId) {
    await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(
            () -> assertThat(gateway.order(clientOrderId).text("status")).isEqualTo("ACCEPTED"));
  }

  private static String meant(int kind) {
    return order("c-" + kind, KINDS.get(kind) + ",'allow_duplicate':true");
  }

  private static String order(String clientOrderId, String fields) {
    return "{'client_order_id':'%s','symbol':'AAPL','side':'buy',%s}"
        .formatted(clientOrderId, fields)
        .replace('\'', '"');
  }

  private static JsonNode json(String fields) {
    return JsonMapper.builder().build().readTree("{" + fields.replace('\'', '"') + "}");
  }
}
