package io.breakwater.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.breakwater.execution.testing.Fault;
import io.breakwater.execution.testing.FoldedOrders;
import io.breakwater.execution.testing.Gateway.Answer;
import io.breakwater.execution.testing.RunningGateway;
import io.breakwater.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Brackets, OCO and OTO: the exits are the broker's orders, and ours from its first word on. */
class ExitsApiIT extends RunningGateway {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final String OCO =
      "'side':'sell','type':'limit','order_class':'oco','take_profit':{'limit_price':'21.5'},"
          + "'stop_loss':{'stop_price':'19'}";
  private static final String BRACKET =
      "'side':'buy','type':'limit','limit_price':'20.1','order_class':'bracket',"
          + "'take_profit':{'limit_price':'21.5'},"
          + "'stop_loss':{'stop_price':'19','limit_price':'18.9'}";

  @AfterEach
  void rowsAreWhatTheirEventsMakeOfThem() {
    FoldedOrders.check(jdbc);
  }

  @BeforeEach
  void empty() {
    jdbc.sql("truncate orders, fill, position, foreign_order cascade").update();
    clock.setMarket(Instant.parse("2013-01-02T15:00:00Z"));
    await().atMost(SOON).until(() -> !BROKER.server().sockets().isEmpty());
  }

  @Test
  void writesTheExitsOfABracketDownFromTheBrokersWord() {
    Answer order = submit("c-1", BRACKET);

    assertThat(order.status()).as(order.json().toString()).isEqualTo(201);
    assertThat(order.text("order_class")).isEqualTo("bracket");
    assertThat(order.text("take_profit_price")).isEqualTo("21.5");
    assertThat(order.text("stop_loss_price")).isEqualTo("19");
    assertThat(order.text("stop_loss_limit_price")).isEqualTo("18.9");
    JsonNode legs = legsOf(order);
    assertThat(legs).hasSize(2);
    for (JsonNode leg : legs) {
      assertThat(leg.path("side").asString()).isEqualTo("sell");
      assertThat(leg.path("strategy").asString()).isEqualTo("momentum");
      assertThat(leg.path("status").asString()).isEqualTo("ACCEPTED");
      assertThat(leg.path("broker_status").asString()).isEqualTo("held");
      assertThat(leg.path("quantity").asString()).isEqualTo("10");
    }
    assertThat(working()).as("what is held does not work").isEqualTo("10");
    assertThat(rows("foreign_order join orders using (account, broker_order_id)")).isZero();
  }

  @Test
  void countsFillsOfExitsAsOfOrdersOfOurs() {
    submit("c-1", BRACKET);
    String profit = BROKER.legs("c-1").getFirst();
    String stop = BROKER.legs("c-1").getLast();
    BROKER.push(BROKER.fill("c-1", "10", "20.1"));
    BROKER.push(BROKER.become(profit, "new"));
    BROKER.push(BROKER.become(stop, "new"));
    awaitPosition("10");
    await().atMost(SOON).untilAsserted(() -> assertThat(working()).isEqualTo("-10"));

    BROKER.push(BROKER.fill(profit, "10", "21.5"));
    BROKER.push(BROKER.become(stop, "canceled"));

    awaitPosition("0");
    awaitStatus(profit, "FILLED");
    awaitStatus(stop, "CANCELED");
    assertThat(gateway.position("AAPL").path("realized_pnl").asString()).isEqualTo("14.00");
    assertThat(working()).isEqualTo("0");
    assertThat(rows("foreign_order join orders using (account, broker_order_id)")).isZero();
  }

  /** The answer with the exits is lost; the lookup by client order id does not tell of them. */
  @Test
  void findsTheExitsOfAnOrderWhoseAnswerWasLost() {
    BROKER.script(new Fault.ResetAfterAccept());

    Answer order = submit("c-1", BRACKET);

    assertThat(order.status()).isEqualTo(202);
    await().atMost(SOON).untilAsserted(() -> assertThat(legsOf(order)).hasSize(2));
    assertThat(gateway.order("c-1").text("status")).isEqualTo("ACCEPTED");
    assertThat(BROKER.arrivals()).containsExactly("c-1");
  }

  /**
   * As after a crash before the answer was recorded; the stream, which tells of no exits, was
   * first.
   */
  @Test
  void findsTheExitsOfAnOrderThatTheStreamToldOfFirst() {
    BROKER.script(new Fault.ResetAfterAccept());
    Answer order = submit("c-1", BRACKET);
    BROKER.push(BROKER.fill("c-1", "10", "20.1"));

    awaitPosition("10");
    await().atMost(SOON).untilAsserted(() -> assertThat(legsOf(order)).hasSize(2));
    assertThat(gateway.order("c-1").text("status")).isEqualTo("FILLED");
  }

  @Test
  void sendsOrdersWithOneExitAndOrdersThatAreExits() {
    Answer oto =
        submit(
            "c-1",
            "'side':'buy','type':'market','order_class':'oto','stop_loss':{'stop_price':'19'}");
    Answer oco = submit("c-2", OCO);

    assertThat(List.of(oto.status(), oco.status())).containsOnly(201);
    assertThat(legsOf(oto)).hasSize(1);
    assertThat(oco.text("limit_price")).isEqualTo("21.5");
    assertThat(legsOf(oco)).hasSize(1);
    assertThat(legsOf(oco).path(0).path("side").asString()).isEqualTo("sell");
    assertThat(gateway.position("AAPL").path("working").asString())
        .as("10 to buy, 10 to sell one way or the other")
        .isEqualTo("0");
  }

  /** The broker keeps them, and they now close what the replacement opens. */
  @Test
  void theExitsOfAReplacedOrderAreThoseOfTheReplacement() {
    Answer replaced = submit("c-1", BRACKET);
    String profit = BROKER.legs("c-1").getFirst();

    Answer replacement =
        gateway.replace(
            replaced.text("order_id"), "{\"client_order_id\":\"c-2\",\"limit_price\":\"20.2\"}");

    assertThat(replacement.status()).as(replacement.json().toString()).isEqualTo(201);
    awaitStatus("c-1", "REPLACED");
    await().atMost(SOON).untilAsserted(() -> assertThat(legsOf(replacement)).hasSize(2));
    assertThat(legsOf(replaced)).isEmpty();

    BROKER.push(BROKER.fill("c-2", "10", "20.2"));
    BROKER.push(BROKER.become(profit, "new"));
    awaitPosition("10");
    BROKER.push(BROKER.fill(profit, "10", "21.5"));
    awaitPosition("0");
    assertThat(gateway.position("AAPL").path("realized_pnl").asString()).isEqualTo("13.00");
    assertThat(rows("foreign_order join orders using (account, broker_order_id)")).isZero();
  }

  static Stream<Arguments> exits() {
    return Stream.of(
        argumentSet("the profit of a bracket", BRACKET, 0, "'limit_price':'22'"),
        argumentSet("the stop of a bracket", BRACKET, 1, "'stop_price':'18.5'"),
        argumentSet(
            "the stop of an OTO",
            "'side':'buy','type':'market','order_class':'oto','stop_loss':{'stop_price':'19'}",
            0,
            "'stop_price':'18.5'"));
  }

  @ParameterizedTest
  @MethodSource("exits")
  void replacesAnExitBeforeAndAfterTheEntryIsFilled(String entry, int leg, String change) {
    Answer order = submit("c-1", entry);
    String before = BROKER.legs("c-1").get(leg);

    Answer held = replace(before, "c-2", change);

    assertThat(held.status()).as(held.json().toString()).isEqualTo(201);
    assertThat(held.text("exit_of")).isEqualTo(order.text("order_id"));
    assertThat(held.text("broker_status")).isEqualTo("held");
    awaitStatus(before, "REPLACED");

    BROKER.push(BROKER.fill("c-1", "10", "20.1"));
    BROKER.push(BROKER.become("c-2", "new"));
    awaitPosition("10");
    await().atMost(SOON).untilAsserted(() -> assertThat(working()).isEqualTo("-10"));

    Answer working = replace("c-2", "c-3", "'time_in_force':'gtc'");
    assertThat(working.status()).as(working.json().toString()).isEqualTo(201);
    awaitStatus("c-2", "REPLACED");
    await().atMost(SOON).untilAsserted(() -> assertThat(working()).isEqualTo("-10"));
    BROKER.push(BROKER.fill("c-3", "10", "19"));

    awaitPosition("0");
    awaitStatus("c-3", "FILLED");
    assertThat(rows("quarantine")).isZero();
  }

  @Test
  void replacesTheStopOfAnOco() {
    submit("c-1", OCO);
    String stop = BROKER.legs("c-1").getFirst();

    Answer replacement = replace(stop, "c-2", "'stop_price':'18.5'");

    assertThat(replacement.status()).as(replacement.json().toString()).isEqualTo(201);
    awaitStatus(stop, "REPLACED");
    assertThat(working()).isEqualTo("-10");
    assertThat(rows("quarantine")).isZero();
  }

  @Test
  void findsTheReplacementOfAnExitWhoseAnswerWasLostAndCancelsIt() {
    submit("c-1", BRACKET);
    BROKER.script(new Fault.ResetAfterAccept());

    Answer lost = replace(BROKER.legs("c-1").getLast(), "c-2", "'stop_price':'18.5'");

    assertThat(lost.status()).isEqualTo(202);
    awaitStatus("c-2", "ACCEPTED");
    assertThat(cancel("c-2").status()).isEqualTo(202);
    awaitStatus("c-2", "CANCELED");
    assertThat(rows("quarantine")).isZero();
  }

  /** Whichever of the two ways out is taken ends the other: together they work once. */
  @Test
  void countsTheReplacementOfAWayOutAndItsStopOnce() {
    Answer oco = submit("c-1", OCO);
    Answer replacement =
        gateway.replace(
            oco.text("order_id"), "{\"client_order_id\":\"c-2\",\"limit_price\":\"21.6\"}");
    assertThat(replacement.status()).as(replacement.json().toString()).isEqualTo(201);
    awaitStatus("c-1", "REPLACED");
    await().atMost(SOON).untilAsserted(() -> assertThat(legsOf(replacement)).hasSize(1));
    BROKER.push(BROKER.become(BROKER.legs("c-2").getFirst(), "new"));

    await().atMost(SOON).untilAsserted(() -> assertThat(working()).isEqualTo("-10"));
    assertThat(legsOf(replacement).path(0).path("broker_status").asString()).isEqualTo("new");
    assertThat(working()).isEqualTo("-10");
  }

  @Test
  void cancelsAnExit() {
    submit("c-1", BRACKET);
    String stop = BROKER.legs("c-1").getLast();

    assertThat(cancel(stop).status()).isEqualTo(202);
    awaitStatus(stop, "CANCELED");
  }

  @Test
  void knowsTheSameBracketAgainAndNoOther() {
    submit("c-1", BRACKET);

    assertThat(submit("c-1", BRACKET).status()).isEqualTo(200);
    assertThat(submit("c-1", BRACKET.replace("21.5", "21.6")).text("code"))
        .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    assertThat(rows("orders")).isEqualTo(3);
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        argumentSet("one exit missing", 400, "INVALID_REQUEST", without("take_profit")),
        argumentSet("exits of none", 400, "INVALID_REQUEST", BRACKET.replace("bracket", "simple")),
        argumentSet("two of one", 400, "INVALID_REQUEST", BRACKET.replace("bracket", "oto")),
        argumentSet("unknown class", 400, "INVALID_REQUEST", BRACKET.replace("bracket", "mleg")),
        argumentSet(
            "oco with two limits", 400, "INVALID_REQUEST", BRACKET.replace("bracket", "oco")),
        argumentSet(
            "half an exit", 400, "INVALID_REQUEST", BRACKET.replace("'stop_price':'19',", "")),
        argumentSet("crossed", 422, "EXIT_PRICES_CROSSED", BRACKET.replace("21.5", "18")),
        argumentSet(
            "immediate", 422, "ORDER_CLASS_NOT_SUPPORTED", BRACKET + ",'time_in_force':'ioc'"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesWhatDoesNotGoTogether(int status, String code, String fields) {
    Answer answer = submit("c-1", fields);

    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(status);
    assertThat(answer.text("code")).isEqualTo(code);
    assertThat(rows("orders")).isZero();
    assertThat(BROKER.arrivals()).isEmpty();
  }

  private static String without(String exit) {
    return BRACKET.replaceFirst("'" + exit + "':\\{[^}]*},", "");
  }

  private Answer submit(String clientOrderId, String fields) {
    return gateway.submit(
        "{'client_order_id':'%s','symbol':'AAPL','strategy':'momentum','quantity':'10',%s}"
            .formatted(clientOrderId, fields)
            .replace('\'', '"'));
  }

  private Answer replace(String clientOrderId, String by, String change) {
    return gateway.replace(
        gateway.order(clientOrderId).text("order_id"),
        "{'client_order_id':'%s',%s}".formatted(by, change).replace('\'', '"'));
  }

  private Answer cancel(String clientOrderId) {
    return gateway.post(
        Role.TRADER,
        "/api/v1/orders/" + gateway.order(clientOrderId).text("order_id") + "/cancel",
        "");
  }

  private JsonNode legsOf(Answer order) {
    return gateway
        .get(Role.VIEWER, "/api/v1/orders?exit_of=" + order.text("order_id"))
        .json()
        .path("orders");
  }

  private String working() {
    return gateway.position("AAPL").path("working").asString();
  }

  private void awaitPosition(String quantity) {
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(gateway.position("AAPL").path("quantity").asString()).isEqualTo(quantity));
  }

  private void awaitStatus(String clientOrderId, String status) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(gateway.order(clientOrderId).text("status")).isEqualTo(status));
  }
}
