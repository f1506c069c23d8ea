package io.breakwater.execution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.breakwater.execution.testing.Gateway.Answer;
import io.breakwater.execution.testing.RunningGateway;
import io.breakwater.execution.testing.SignedWebhook;
import io.breakwater.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Signed webhooks, from the request to the broker's answer, over real sockets. */
class IncomingWebhookIT extends RunningGateway {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @BeforeEach
  void empty() {
    jdbc.sql("truncate webhook_inbox").update();
  }

  @Test
  void makesUsLookTheOrderUpAndBookWhatTheBrokerSays() {
    gateway.buy("hint-1", "GOOG", "10");
    JsonNode fill = BROKER.fill("hint-1", "10", "20.10");

    Answer answer = gateway.deliver(SignedWebhook.of("msg_1", now(), fill));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.text("webhook_id")).isEqualTo("msg_1");
    assertThat(answer.json().path("duplicate").asBoolean()).isFalse();
    await()
        .atMost(SOON)
        .untilAsserted(() -> {
          assertThat(gateway.order("hint-1").text("status")).isEqualTo("FILLED");
          // The answer says that it is filled; the executions are asked for after it.
          assertThat(gateway.position("GOOG").path("quantity").asString()).isEqualTo("10");
        });
    await().atMost(SOON).until(() -> state("msg_1").equals("DONE"));
  }

  /** Who has stolen the secret can write whatever he likes into a body. */
  @Test
  void believesNothingThatAWebhookSays() {
    gateway.buy("hint-2", "MSFT", "10");
    ObjectNode lie = BROKER.become("hint-2", "new");
    ObjectNode data = (ObjectNode) lie.path("data");
    data.put("event", "fill").put("price", "1").put("qty", "10").put("execution_id", "e-lie");
    ((ObjectNode) data.path("order"))
        .put("status", "filled")
        .put("filled_qty", "10")
        .put("filled_avg_price", "1");

    for (int i = 0; i < 20; i++) {
      assertThat(gateway.deliver(SignedWebhook.of("lie_" + i, now(), lie)).status()).isEqualTo(202);
    }

    await().atMost(SOON).until(() -> rows("webhook_inbox where state = 'DONE'") == 20);
    assertThat(gateway.order("hint-2").text("status")).isEqualTo("ACCEPTED");
    assertThat(gateway.order("hint-2").text("filled_quantity")).isEqualTo("0");
    assertThat(rows("fill where symbol = 'MSFT'")).isZero();
  }

  @Test
  void countsAWebhookOnceHoweverOftenItIsDelivered() {
    gateway.buy("hint-3", "IBM", "10");
    SignedWebhook webhook = SignedWebhook.of("msg_3", now(), BROKER.become("hint-3", "canceled"));

    assertThat(gateway.deliver(webhook).json().path("duplicate").asBoolean()).isFalse();
    for (int i = 0; i < 5; i++) {
      Answer again = gateway.deliver(webhook);
      assertThat(again.status()).isEqualTo(202);
      assertThat(again.json().path("duplicate").asBoolean()).isTrue();
    }

    assertThat(rows("webhook_inbox")).isEqualTo(1);
  }

  @Test
  void takesASecretThatIsTakingOver() {
    gateway.buy("hint-4", "ORCL", "10");
    byte[] body = BROKER.become("hint-4", "canceled").toString().getBytes(UTF_8);

    assertThat(
            gateway
                .deliver(SignedWebhook.of(SignedWebhook.NEXT_SECRET, "msg_4", now(), body))
                .status())
        .isEqualTo(202);
  }

  @Test
  void refusesWhatIsNotProvedAndKeepsNothingOfIt() {
    gateway.buy("hint-5", "CSCO", "10");
    byte[] body = BROKER.become("hint-5", "canceled").toString().getBytes(UTF_8);
    SignedWebhook right = SignedWebhook.of("msg_5", now(), body);

    for (SignedWebhook wrong :
        List.of(
            SignedWebhook.forged("msg_5", now(), body),
            SignedWebhook.of("msg_5", now().minusSeconds(301), body),
            SignedWebhook.of("msg_5", now().plusSeconds(301), body),
            right.without("webhook-signature"),
            right.without("webhook-id"),
            right.with("webhook-id", "msg_6"),
            new SignedWebhook(right.headers(), (new String(body, UTF_8) + " ").getBytes(UTF_8)))) {
      Answer answer = gateway.deliver(wrong);

      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.text("code")).isEqualTo("SIGNATURE_NOT_VERIFIED");
      assertThat(answer.header("WWW-Authenticate")).isEqualTo("Webhook-Signature");
    }
    assertThat(rows("webhook_inbox")).isZero();
  }

  @Test
  void refusesAProvedBodyThatNamesNoOrder() {
    for (String body :
        List.of(
            "",
            "{",
            "[]",
            "null",
            "{\"stream\":\"trade_updates\",\"data\":null}",
            "{\"data\":{\"order\":{\"id\":7,\"client_order_id\":\"x\"}}}",
            "{\"data\":{\"order\":{\"id\":\"../account\",\"client_order_id\":\"x\"}}}",
            "{\"data\":{\"order\":{\"id\":\"a\"}}}")) {
      Answer answer = gateway.deliver(SignedWebhook.of("msg_7", now(), body.getBytes(UTF_8)));

      assertThat(answer.status()).as(body).isEqualTo(400);
      assertThat(answer.text("code")).isEqualTo("INVALID_REQUEST");
    }
    assertThat(rows("webhook_inbox")).isZero();
  }

  @Test
  void asksAgainOnceTheBrokerAnswersAndBlamesNobodyMeanwhile() {
    gateway.buy("hint-8", "AAPL", "8");
    JsonNode fill = BROKER.fill("hint-8", "8", "20.10");
    BROKER.goAway();
    try {
      gateway.deliver(SignedWebhook.of("msg_8", now(), fill));
      await().atMost(SOON).until(() -> rows("webhook_inbox where trouble is not null") == 1);
      assertThat(rows("webhook_inbox where tries = 0 and state = 'PENDING'")).isEqualTo(1);
    } finally {
      BROKER.comeBack();
    }

    makeDue();

    await().atMost(SOON).until(() -> state("msg_8").equals("DONE"));
    assertThat(gateway.order("hint-8").text("status")).isEqualTo("FILLED");
  }

  @Test
  void givesUpAfterFiveTriesHoldsNobodyUpAndIsReplayedByAnOperator() {
    gateway.buy("hint-9", "IBM", "9");
    gateway.deliver(SignedWebhook.of("poison", now(), update(UUID.randomUUID().toString(), "x-9")));
    for (int tries = 1; tries < 5; tries++) {
      int tried = tries;
      await().atMost(SOON).until(() -> tries("poison") == tried);
      makeDue();
    }
    await().atMost(SOON).until(() -> state("poison").equals("DEAD"));
    gateway.deliver(SignedWebhook.of("after", now(), BROKER.fill("hint-9", "9", "190")));
    await().atMost(SOON).until(() -> state("after").equals("DONE"));

    JsonNode dead =
        gateway.get(Role.OPERATOR, "/api/v1/webhooks/inbox?state=DEAD").json().path("webhooks");
    assertThat(dead).hasSize(1);
    assertThat(dead.path(0).path("webhook_id").asString()).isEqualTo("poison");
    assertThat(dead.path(0).path("tries").asInt()).isEqualTo(5);
    assertThat(dead.path(0).path("trouble").asString()).contains("no order with this id");
    assertThat(dead.path(0).path("next_try_at").isNull()).isTrue();
    assertThat(gateway.text(Role.VIEWER, "/actuator/prometheus"))
        .contains("webhooks_incoming_dead 1.0");

    assertThat(replay(Role.TRADER, "poison").status()).isEqualTo(403);
    assertThat(replay(Role.OPERATOR, "poison").status()).isEqualTo(202);
    await().atMost(SOON).until(() -> tries("poison") == 1);
    assertThat(rows("event where type = 'webhook.dead' and subject_id = 'poison'")).isEqualTo(1);
    assertThat(
            rows(
                "event where type = 'webhook.replayed' and subject_id = 'poison'"
                    + " and actor = 'operator'"))
        .isEqualTo(1);
    assertThat(replay(Role.OPERATOR, "after").text("code")).isEqualTo("INCOMING_WEBHOOK_NOT_DEAD");
    assertThat(replay(Role.OPERATOR, "never").status()).isEqualTo(404);
  }

  /** It may have been sent through another hand, and is taken up as such elsewhere. */
  @Test
  void keepsAHintAtAnOrderThatTheBrokerHasAndWeDoNot() {
    BROKER.place("theirs", "NVDA", "5");

    gateway.deliver(
        SignedWebhook.of(
            "msg_10", now(), update(BROKER.order("theirs").path("id").asString(), "theirs")));

    await().atMost(SOON).until(() -> tries("msg_10") >= 1);
    assertThat(state("msg_10")).isEqualTo("PENDING");
    assertThat(rows("foreign_order where client_order_id = 'theirs'")).isEqualTo(1);
  }

  @Test
  void listsTheInboxPageByPage() {
    for (int i = 0; i < 5; i++) {
      gateway.deliver(
          SignedWebhook.of("page_" + i, now(), update(UUID.randomUUID().toString(), "p-" + i)));
    }

    Answer first = gateway.get(Role.RISK, "/api/v1/webhooks/inbox?limit=3");
    Answer second =
        gateway.get(
            Role.RISK, "/api/v1/webhooks/inbox?limit=3&cursor=" + first.text("next_cursor"));

    assertThat(ids(first)).containsExactly("page_4", "page_3", "page_2");
    assertThat(ids(second)).containsExactly("page_1", "page_0");
    assertThat(second.json().path("next_cursor").isNull()).isTrue();
    assertThat(gateway.get(Role.TRADER, "/api/v1/webhooks/inbox").status()).isEqualTo(403);
    assertThat(gateway.get(Role.RISK, "/api/v1/webhooks/inbox?state=LOST").status()).isEqualTo(400);
    assertThat(gateway.get(Role.RISK, "/api/v1/webhooks/inbox?cursor=a.b").status()).isEqualTo(400);
  }

  private static List<String> ids(Answer page) {
    return page.json()
        .path("webhooks")
        .valueStream()
        .map(webhook -> webhook.path("webhook_id").asString())
        .toList();
  }

  private Answer replay(Role role, String id) {
    return gateway.post(role, "/api/v1/webhooks/inbox/" + id + "/replay", "");
  }

  private static JsonNode update(String brokerOrderId, String clientOrderId) {
    ObjectNode update = JSON.createObjectNode().put("stream", "trade_updates");
    update
        .putObject("data")
        .put("event", "new")
        .putObject("order")
        .put("id", brokerOrderId)
        .put("client_order_id", clientOrderId);
    return update;
  }

  private void makeDue() {
    jdbc.sql("update webhook_inbox set next_try_at = clock_timestamp() where state = 'PENDING'")
        .update();
  }

  private String state(String id) {
    return jdbc.sql("select state from webhook_inbox where webhook_id = :id")
        .param("id", id)
        .query(String.class)
        .single();
  }

  private int tries(String id) {
    return jdbc.sql("select tries from webhook_inbox where webhook_id = :id")
        .param("id", id)
        .query(Integer.class)
        .single();
  }

  private Instant now() {
    return clock.machine().instant();
  }
}
