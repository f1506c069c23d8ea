package io.breakwater.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.breakwater.execution.testing.FakeAlpaca.Replacing;
import io.breakwater.execution.testing.Fault;
import io.breakwater.execution.testing.FoldedOrders;
import io.breakwater.execution.testing.Gateway.Answer;
import io.breakwater.execution.testing.RunningGateway;
import io.breakwater.execution.testing.SourcesOfStates;
import io.breakwater.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An order in the place of another: C19, whatever becomes of the request and of the two orders. */
class ReplaceApiIT extends RunningGateway {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final Instant IN_SESSION = Instant.parse("2013-01-02T15:00:00Z");

  @BeforeEach
  void empty() {
    jdbc.sql("truncate orders, fill, position, foreign_order cascade").update();
    clock.setMarket(IN_SESSION);
    await().atMost(SOON).until(() -> !BROKER.server().sockets().isEmpty());
  }

  @AfterEach
  void learnedOfEachStateFromWhereItCanBeLearned() {
    SourcesOfStates.check(jdbc);
    FoldedOrders.check(jdbc);
  }

  @AfterEach
  void back() {
    jdbc.sql("update trading_gate set state = 'ACTIVE'").update();
  }

  @Test
  void putsAnOrderOfItsOwnInThePlaceOfAnother() {
    Answer order = limit("c-1", "10", "20.1");

    Answer replacement =
        replace(order, "'client_order_id':'c-2','quantity':'12','limit_price':'20.2'");

    assertThat(replacement.status()).as(replacement.json().toString()).isEqualTo(201);
    assertThat(replacement.text("client_order_id")).isEqualTo("c-2");
    assertThat(replacement.text("replaces")).isEqualTo(order.text("order_id"));
    assertThat(replacement.text("order_id")).isNotEqualTo(order.text("order_id"));
    assertThat(replacement.text("status")).isEqualTo("ACCEPTED");
    assertThat(replacement.text("quantity")).isEqualTo("12");
    assertThat(replacement.text("limit_price")).isEqualTo("20.2");
    awaitStatus("c-1", "REPLACED");
    assertThat(working()).isEqualTo("12");
    assertThat(BROKER.arrivals()).as("a request to replace is no new order").containsExactly("c-1");
    assertThat(BROKER.changes()).hasSize(1);
  }

  @Test
  void countsTheLargerOfTheTwoUntilTheBrokerHasSaidWhichWorks() {
    BROKER.replace(Replacing.ON_THE_TESTS_WORD);
    Answer smaller = limit("c-1", "10", "20.1");
    replace(smaller, "'client_order_id':'c-2','quantity':'4'");

    awaitStatus("c-1", "PENDING_REPLACE");
    assertThat(working()).isEqualTo("10");

    BROKER.push(BROKER.become("c-1", "replaced"));
    awaitStatus("c-1", "REPLACED");
    assertThat(working()).isEqualTo("4");

    replace(gateway.order("c-2"), "'client_order_id':'c-3','quantity':'15'");
    awaitStatus("c-2", "PENDING_REPLACE");
    assertThat(working()).isEqualTo("15");
  }

  @Test
  void countsTheLargerWhileNobodyKnowsWhetherTheBrokerHeard() {
    Answer order = limit("c-1", "10", "20.1");
    BROKER.script(new Fault.SilentWithoutAccept());

    assertThat(replace(order, "'client_order_id':'c-2','quantity':'12'").status()).isEqualTo(202);

    stopSendingAgain();
    assertThat(gateway.order("c-2").text("status")).isEqualTo("UNKNOWN");
    assertThat(gateway.order("c-1").text("status")).isEqualTo("ACCEPTED");
    assertThat(working()).isEqualTo("12");
  }

  @Test
  void leavesTheOrderAsItWasWhereTheBrokerRefuses() {
    Answer order = limit("c-1", "10", "20.1");
    BROKER.script(
        Fault.Answer.of(422, "{\"message\":\"unable to replace order in current state\"}"));

    Answer replacement = replace(order, "'client_order_id':'c-2','quantity':'12'");

    assertThat(replacement.status()).isEqualTo(201);
    assertThat(replacement.text("status")).isEqualTo("REJECTED");
    assertThat(gateway.order("c-1").text("status")).isEqualTo("ACCEPTED");
    assertThat(working()).isEqualTo("10");
    assertThat(replace(order, "'client_order_id':'c-3','quantity':'12'").status()).isEqualTo(201);
  }

  /** The broker says nothing new of the order itself: it just goes on. */
  @Test
  void givesTheOrderBackWhereTheBrokerRejectsLate() {
    Answer order = limit("c-1", "10", "20.1");
    BROKER.replace(Replacing.SILENTLY);
    replace(order, "'client_order_id':'c-2','quantity':'12'");
    awaitStatus("c-1", "PENDING_REPLACE");

    BROKER.push(BROKER.become("c-2", "rejected"));

    awaitStatus("c-2", "REJECTED");
    assertThat(gateway.order("c-1").text("status")).isEqualTo("ACCEPTED");
    assertThat(working()).isEqualTo("10");
  }

  @Test
  void findsAReplacementByItsOwnKeyWhoseAnswerWasLost() {
    Answer order = limit("c-1", "10", "20.1");
    BROKER.script(new Fault.ResetAfterAccept());

    Answer replacement = replace(order, "'client_order_id':'c-2','quantity':'12'");

    assertThat(replacement.status()).isEqualTo(202);
    awaitStatus("c-2", "ACCEPTED");
    awaitStatus("c-1", "REPLACED");
    assertThat(BROKER.changes()).as("asked after, not asked for again").hasSize(1);
    assertThat(BROKER.arrivals()).containsExactly("c-1");
    assertThat(working()).isEqualTo("12");
  }

  @Test
  void asksAgainForAReplacementThatNeverArrivedAndNeverSendsItAsAnOrder() {
    Answer order = limit("c-1", "10", "20.1");
    BROKER.script(new Fault.ResetBeforeAccept());

    assertThat(replace(order, "'client_order_id':'c-2','quantity':'12'").status()).isEqualTo(202);

    awaitStatus("c-2", "ACCEPTED");
    assertThat(BROKER.changes()).hasSize(2);
    assertThat(BROKER.changes().getFirst()).isEqualTo(BROKER.changes().getLast());
    assertThat(BROKER.arrivals()).containsExactly("c-1");
    assertThat(BROKER.orders()).containsExactly("c-1", "c-2");
  }

  /** The first copy was late, the second met it: the order itself ended in between. */
  @Test
  void doesNotTakeTheRefusalOfASecondCopyForTheEndOfTheFirst() {
    Answer order = limit("c-1", "10", "20.1");
    BROKER.script(new Fault.AlreadyThere());

    Answer replacement = replace(order, "'client_order_id':'c-2','quantity':'12'");

    assertThat(replacement.status()).isEqualTo(201);
    assertThat(replacement.text("status")).isEqualTo("ACCEPTED");
    assertThat(BROKER.duplicatesRefused()).isEqualTo(1);
  }

  @Test
  void answersARepeatWithTheReplacementAsItStands() {
    Answer order = limit("c-1", "10", "20.1");
    String body = "'client_order_id':'c-2','quantity':'12'";
    Answer first = replace(order, body);
    awaitStatus("c-1", "REPLACED");

    Answer again = replace(order, body);

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(again.text("order_id")).isEqualTo(first.text("order_id"));
    assertThat(replace(order, "'client_order_id':'c-2','quantity':'13'").text("code"))
        .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    assertThat(limit("c-2", "12", "20.1").text("code"))
        .as("an order for itself is another")
        .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    assertThat(BROKER.changes()).hasSize(1);
  }

  @Test
  void letsOneOfManyReplacementsOfAnOrderThrough() throws Exception {
    BROKER.replace(Replacing.ON_THE_TESTS_WORD);
    Answer order = limit("c-1", "10", "20.1");
    var start = new CountDownLatch(1);
    List<Future<Answer>> answers = new ArrayList<>();
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        String body = "'client_order_id':'r-%d','quantity':'%d'".formatted(i, 11 + i);
        answers.add(
            workers.submit(() -> {
              start.await();
              return replace(order, body);
            }));
      }
      start.countDown();
    }

    List<Integer> statuses = new ArrayList<>();
    for (Future<Answer> answer : answers) {
      statuses.add(answer.get().status());
    }
    assertThat(statuses.stream().filter(status -> status == 201)).hasSize(1);
    // 503: it waited for the others' lock longer than an order may.
    assertThat(statuses).isSubsetOf(201, 409, 503);
    assertThat(BROKER.changes()).hasSize(1);
  }

  @Test
  void countsFillsOfBothOrders() {
    Answer order = limit("c-1", "10", "20.1");
    BROKER.push(BROKER.fill("c-1", "3", "20.1"));
    awaitStatus("c-1", "PARTIALLY_FILLED");
    replace(order, "'client_order_id':'c-2','limit_price':'20.3'");
    awaitStatus("c-1", "REPLACED");
    assertThat(working()).as("what is left of the total").isEqualTo("7");

    BROKER.push(BROKER.fill("c-2", "7", "20.3"));

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(gateway.position("AAPL").path("quantity").asString()).isEqualTo("10"));
    assertThat(gateway.order("c-2").text("filled_quantity")).isEqualTo("7");
    assertThat(gateway.order("c-2").text("status")).isEqualTo("FILLED");
    assertThat(working()).isEqualTo("0");
  }

  @Test
  void changesTheTrailOfAStopInItsOwnKind() {
    Answer byPrice = submit("c-1", "'type':'trailing_stop','quantity':'10','trail_price':'0.5'");
    Answer byPercent = submit("c-2", "'type':'trailing_stop','quantity':'10','trail_percent':'2'");

    Answer price = replace(byPrice, "'client_order_id':'c-3','trail':'0.75'");
    Answer percent = replace(byPercent, "'client_order_id':'c-4','trail':'2.5'");

    assertThat(price.text("trail_price")).isEqualTo("0.75");
    assertThat(percent.text("trail_percent")).isEqualTo("2.5");
    assertThat(List.of(price.status(), percent.status())).containsOnly(201);
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        argumentSet("no key", 400, "CLIENT_ORDER_ID_REQUIRED", "'quantity':'12'"),
        argumentSet("a key of ours", 400, "CLIENT_ORDER_ID_RESERVED", key("bw-1")),
        argumentSet("nothing", 400, "INVALID_REQUEST", "'client_order_id':'c-2'"),
        argumentSet("what it has", 400, "INVALID_REQUEST", key("c-2") + ",'quantity':'10.0'"),
        argumentSet("no shares", 400, "INVALID_REQUEST", key("c-2") + ",'quantity':'0'"),
        argumentSet("a stop", 400, "INVALID_REQUEST", key("c-2") + ",'stop_price':'20'"),
        argumentSet("a trail", 400, "INVALID_REQUEST", key("c-2") + ",'trail':'1'"),
        argumentSet("another side", 400, "INVALID_REQUEST", key("c-2") + ",'side':'sell'"),
        argumentSet("a price of 0", 400, "INVALID_REQUEST", key("c-2") + ",'limit_price':'0'"),
        argumentSet("half a cent", 422, "SUB_PENNY_PRICE", key("c-2") + ",'limit_price':'20.105'"),
        argumentSet(
            "half a share", 422, "FRACTION_NOT_REPLACEABLE", key("c-2") + ",'quantity':'10.5'"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesWhatCannotBeWithoutATrace(int status, String code, String change) {
    Answer order = limit("c-1", "10", "20.1");

    Answer answer = replace(order, change);

    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(status);
    assertThat(answer.text("code")).isEqualTo(code);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(rows("orders")).isEqualTo(1);
    assertThat(BROKER.changes()).isEmpty();
    awaitStatus("c-1", "ACCEPTED");
  }

  @Test
  void refusesWhatIsDoneOrOnItsWayOut() {
    Answer canceled = limit("c-1", "10", "20.1");
    gateway.post(Role.TRADER, "/api/v1/orders/" + canceled.text("order_id") + "/cancel", "");
    awaitStatus("c-1", "CANCELED");
    Answer unknown = order("c-2", "'type':'limit','quantity':'11','limit_price':'20.1'", true);
    stopSendingAgain();

    for (Answer order : List.of(canceled, unknown)) {
      Answer answer = replace(order, key("r-1") + ",'quantity':'12'");
      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.text("code")).isEqualTo("ORDER_NOT_REPLACEABLE");
    }
    assertThat(
            gateway
                .replace(
                    "00000000-0000-0000-0000-000000000000",
                    "{\"client_order_id\":\"r-1\",\"quantity\":\"12\"}")
                .text("code"))
        .isEqualTo("ORDER_NOT_FOUND");
    assertThat(BROKER.changes()).isEmpty();
  }

  @Test
  void replacesNothingWhileTradingIsHalted() {
    Answer order = limit("c-1", "10", "20.1");
    jdbc.sql("update trading_gate set state = 'HALTED'").update();

    Answer answer = replace(order, key("c-2") + ",'quantity':'12'");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.text("code")).isEqualTo("TRADING_HALTED");
    assertThat(gateway.order("c-1").text("status")).isEqualTo("ACCEPTED");
    assertThat(BROKER.changes()).isEmpty();
    assertThat(working()).isEqualTo("10");
  }

  private Answer limit(String clientOrderId, String quantity, String price) {
    return submit(
        clientOrderId,
        "'type':'limit','quantity':'%s','limit_price':'%s'".formatted(quantity, price));
  }

  private Answer submit(String clientOrderId, String fields) {
    return order(clientOrderId, fields, false);
  }

  private Answer order(String clientOrderId, String fields, boolean isLost) {
    if (isLost) {
      BROKER.script(new Fault.SilentWithoutAccept());
    }
    return gateway.submit(
        "{'client_order_id':'%s','symbol':'AAPL','side':'buy',%s}"
            .formatted(clientOrderId, fields)
            .replace('\'', '"'));
  }

  private Answer replace(Answer order, String change) {
    return gateway.replace(order.text("order_id"), "{" + change.replace('\'', '"') + "}");
  }

  /** What is not known stays so for as long as a test lasts. */
  private void stopSendingAgain() {
    jdbc.sql("update trading_gate set state = 'HALTED'").update();
  }

  private String working() {
    return gateway.position("AAPL").path("working").asString();
  }

  private void awaitStatus(String clientOrderId, String status) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(gateway.order(clientOrderId).text("status")).isEqualTo(status));
  }

  private static String key(String clientOrderId) {
    return "'client_order_id':'%s'".formatted(clientOrderId);
  }
}
