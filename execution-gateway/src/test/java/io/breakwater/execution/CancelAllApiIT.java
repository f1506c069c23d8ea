package io.breakwater.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.breakwater.execution.testing.Fault;
import io.breakwater.execution.testing.FoldedOrders;
import io.breakwater.execution.testing.Gateway.Answer;
import io.breakwater.execution.testing.RunningGateway;
import io.breakwater.execution.testing.SourcesOfStates;
import io.breakwater.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Many orders canceled by one request, each told of. */
class CancelAllApiIT extends RunningGateway {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final String PATH = "/api/v1/orders/cancel-all";

  @BeforeEach
  void empty() {
    jdbc.sql("truncate orders, fill, position, foreign_order cascade").update();
    clock.setMarket(Instant.parse("2013-01-02T15:00:00Z"));
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
  void cancelsWhatMatchesAndLeavesTheRest() {
    order("buy-1", "AAPL", "buy", "momentum");
    order("sell-1", "AAPL", "sell", "momentum");
    order("other-strategy", "AAPL", "buy", "reversal");
    order("other-symbol", "MSFT", "buy", "momentum");

    Answer one = cancelAll("{\"symbol\":\"AAPL\",\"side\":\"buy\",\"strategy\":\"momentum\"}");
    assertThat(one.status()).isEqualTo(200);
    assertThat(results(one)).isEqualTo(Map.of("buy-1", "REQUESTED"));
    assertThat(results(cancelAll("{\"strategy\":\"momentum\"}")).keySet())
        .contains("sell-1", "other-symbol")
        .doesNotContain("other-strategy");
    awaitStatus("sell-1", "CANCELED");
    awaitStatus("other-symbol", "CANCELED");
    assertThat(gateway.order("other-strategy").text("status")).isEqualTo("ACCEPTED");

    Answer rest = cancelAll("{}");
    assertThat(results(rest)).isEqualTo(Map.of("other-strategy", "REQUESTED"));
    assertThat(rest.json().path("requested").asInt()).isEqualTo(1);
    assertThat(rest.json().path("more").asBoolean()).isFalse();
    awaitStatus("other-strategy", "CANCELED");
    assertThat(cancelAll("{}").json().path("orders")).isEmpty();
  }

  @Test
  void cancelsWhileTradingIsHalted() {
    order("c-1", "AAPL", "buy", "momentum");
    jdbc.sql("update trading_gate set state = 'HALTED'").update();

    assertThat(results(cancelAll("{}"))).isEqualTo(Map.of("c-1", "REQUESTED"));
    awaitStatus("c-1", "CANCELED");
  }

  /** Of the three nobody knows the fate; the broker does. */
  @Test
  void looksUpFirstWhatNobodyKnowsTheFateOf() {
    BROKER.script(new Fault.ResetAfterAccept());
    order("arrived", "AAPL", "buy", "momentum");
    BROKER.script(new Fault.ResetBeforeAccept());
    order("lost", "MSFT", "buy", "momentum");
    jdbc.sql("update orders set next_lookup_at = now() + interval '1 hour'").update();
    order("filled", "IBM", "buy", "momentum");
    BROKER.fill("filled", "10", "20");

    Answer answer = cancelAll("{}");

    assertThat(results(answer))
        .isEqualTo(Map.of("arrived", "REQUESTED", "lost", "QUEUED", "filled", "NOT_CANCELABLE"));
    assertThat(entry(answer, "filled").path("status").asString()).isEqualTo("FILLED");
    assertThat(entry(answer, "lost").path("status").asString()).isEqualTo("UNKNOWN");
    assertThat(entry(answer, "lost").path("reason").asString()).contains("may still arrive");
    assertThat(answer.json().path("queued").asInt()).isEqualTo(1);
    assertThat(answer.json().path("not_cancelable").asInt()).isEqualTo(1);
    awaitStatus("arrived", "CANCELED");
    await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(
            () -> assertThat(gateway.position("IBM").path("quantity").asString()).isEqualTo("10"));
  }

  @Test
  void asksAgainWhereTheBrokerCouldNotBeAsked() {
    order("c-1", "AAPL", "buy", "momentum");
    order("c-2", "MSFT", "buy", "momentum");
    BROKER.goAway();
    try {
      assertThat(results(cancelAll("{}"))).isEqualTo(Map.of("c-1", "QUEUED", "c-2", "QUEUED"));
    } finally {
      BROKER.comeBack();
    }
    awaitStatus("c-1", "CANCELED");
    awaitStatus("c-2", "CANCELED");
  }

  /** So that a gateway that dies half way through forgets none. */
  @Test
  void writesAllDownBeforeItAsksForTheFirst() {
    for (int i = 0; i < 12; i++) {
      order("c-" + i, "S" + (char) ('A' + i), "buy", "momentum");
    }

    assertThat(results(cancelAll("{}")).values()).hasSize(12).containsOnly("REQUESTED");

    assertThat(
            jdbc.sql(
                    """
                    select max(sequence) filter (where type = 'order.cancel_requested')
                        < min(sequence) filter (where type in ('order.pending_cancel', 'order.canceled'))
                    from event where subject_id in (select order_id::text from orders)
                    """)
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  @Test
  void refusesWhatItDoesNotUnderstandRatherThanCancelAll() {
    order("c-1", "AAPL", "buy", "momentum");

    for (String body :
        List.of(
            "{\"symbols\":[\"AAPL\"]}", "{\"symbol\":\"aapl\"}", "{\"side\":\"long\"}", "", "[]")) {
      Answer answer = cancelAll(body);
      assertThat(answer.status()).as(body).isEqualTo(400);
      assertThat(answer.text("code")).isEqualTo("INVALID_REQUEST");
    }
    assertThat(gateway.post(Role.VIEWER, PATH, "{}").text("code")).isEqualTo("FORBIDDEN");
    assertThat(gateway.order("c-1").text("status")).isEqualTo("ACCEPTED");
  }

  private Answer cancelAll(String body) {
    return gateway.post(Role.TRADER, PATH, body);
  }

  private void order(String clientOrderId, String symbol, String side, String strategy) {
    gateway.submit(
        """
        {"client_order_id":"%s","symbol":"%s","side":"%s","strategy":"%s","type":"limit",
         "quantity":"10","limit_price":"20.10"}
        """
            .formatted(clientOrderId, symbol, side, strategy));
  }

  private static Map<String, String> results(Answer answer) {
    return StreamSupport.stream(answer.json().path("orders").spliterator(), false)
        .collect(
            Collectors.toMap(
                order -> order.path("client_order_id").asString(),
                order -> order.path("result").asString()));
  }

  private static JsonNode entry(Answer answer, String clientOrderId) {
    return StreamSupport.stream(answer.json().path("orders").spliterator(), false)
        .filter(order -> order.path("client_order_id").asString().equals(clientOrderId))
        .findFirst()
        .orElseThrow();
  }

  private void awaitStatus(String clientOrderId, String status) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(gateway.order(clientOrderId).text("status")).isEqualTo(status));
  }
}
