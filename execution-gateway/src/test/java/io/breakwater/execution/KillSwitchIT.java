package io.breakwater.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.breakwater.execution.testing.Fault;
import io.breakwater.execution.testing.Gateway.Answer;
import io.breakwater.execution.testing.RunningGateway;
import io.breakwater.security.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stop means stop, and resuming takes two people. */
class KillSwitchIT extends RunningGateway {
  private static final String ENGAGE = "/api/v1/kill-switch/engage";
  private static final String DISENGAGE = "/api/v1/kill-switch/disengage";
  private static final String APPROVE = "/api/v1/kill-switch/approve";
  private static final String STATUS = "/api/v1/kill-switch/status";
  private static final String REASON = "{\"reason\":\"a drill\"}";

  @BeforeEach
  @AfterEach
  void open() {
    jdbc.sql("truncate orders, fill, position, foreign_order, disengage_request cascade").update();
    jdbc.sql("update trading_gate set state = 'ACTIVE', suspended = false, account = 'paper'")
        .update();
  }

  @Test
  void stopsSuspendsCancelsAndReports() {
    gateway.buy("c-1", "AAPL", "10");
    await().atMost(Duration.ofSeconds(10)).until(() -> !BROKER.server().sockets().isEmpty());
    long before = gateway.get(Role.VIEWER, STATUS).json().path("epoch").asLong();

    Answer report = gateway.post(Role.TRADER, ENGAGE, REASON);

    assertThat(report.status()).isEqualTo(200);
    assertThat(report.json().path("epoch").asLong()).isEqualTo(before + 1);
    assertThat(report.json().path("fenced").asBoolean()).isTrue();
    assertThat(report.json().path("drained").asBoolean()).isTrue();
    assertThat(report.json().path("suspended").asBoolean()).isTrue();
    assertThat(report.json().path("canceled").asInt()).isEqualTo(1);
    assertThat(report.json().path("still_open").asInt()).isZero();
    assertThat(report.json().path("unknown").asInt()).isZero();
    assertThat(BROKER.isSuspended()).isTrue();
    assertThat(gateway.order("c-1").text("status")).isEqualTo("CANCELED");
    Answer status = gateway.get(Role.VIEWER, STATUS);
    assertThat(status.text("trading_state")).isEqualTo("HALTED");
    assertThat(status.json().path("engaged").asBoolean()).isTrue();
    assertThat(status.text("changed_by")).isEqualTo("trader");
    assertThat(status.text("reason")).isEqualTo("a drill");
  }

  @Test
  void deniesOrdersWhileHaltedAndLeavesTheirKeysUsable() {
    gateway.buy("c-known", "MSFT", "1");
    gateway.post(Role.RISK, ENGAGE, REASON);
    int arrived = BROKER.arrivals().size();

    Answer denied = gateway.buy("c-1", "AAPL", "10");

    assertThat(denied.status()).isEqualTo(409);
    assertThat(denied.text("code")).isEqualTo("TRADING_HALTED");
    assertThat(gateway.get(Role.VIEWER, "/api/v1/orders/" + denied.text("order_id")).text("status"))
        .isEqualTo("DENIED");
    assertThat(BROKER.arrivals()).hasSize(arrived);
    assertThat(gateway.buy("c-known", "MSFT", "1").status())
        .as("a repeat is answered; 202 where a busy machine kept the broker's answer")
        .isIn(200, 202);
    assertThat(BROKER.arrivals()).as("a repeat sends nothing new").hasSize(arrived);

    resume();
    assertThat(gateway.buy("c-1", "AAPL", "10").status()).isIn(201, 202);
  }

  @Test
  void letsCancelsThroughWhileHalted() {
    Answer order = gateway.buy("c-1", "AAPL", "10");
    jdbc.sql("update trading_gate set state = 'HALTED'").update();

    assertThat(
            gateway
                .post(Role.TRADER, "/api/v1/orders/" + order.text("order_id") + "/cancel", "")
                .status())
        .isEqualTo(202);
  }

  /** What was let through before is at the broker, or done, before engage answers. */
  @Test
  void nothingArrivesAfterEngageAnsweredDrained() throws Exception {
    var stop = new AtomicBoolean();
    for (int i = 0; i < 40; i++) {
      BROKER.script(new Fault.Late(Duration.ofMillis(50L + 13L * (i % 20))));
    }
    List<Future<Integer>> clients = new ArrayList<>();
    int arrivedWhenDrained;
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int client = 0; client < 8; client++) {
        String name = "c-" + client + "-";
        clients.add(
            workers.submit(() -> {
              int sent = 0;
              for (int i = 0; !stop.get(); i++) {
                sent += gateway.buy(name + i, "AAPL", "" + (1 + i)).status() < 300 ? 1 : 0;
              }
              return sent;
            }));
      }
      try {
        await().atMost(Duration.ofSeconds(20)).until(() -> BROKER.arrivals().size() > 10);

        Answer report = gateway.post(Role.TRADER, ENGAGE, REASON);
        arrivedWhenDrained = BROKER.arrivals().size();
        assertThat(report.json().path("drained").asBoolean()).isTrue();
        await()
            .pollDelay(Duration.ofMillis(500))
            .atMost(Duration.ofSeconds(5))
            .until(() -> rows("orders where status = 'DENIED'") > 8);
      } finally {
        // Else the clients go on for ever, and a failure is never seen.
        stop.set(true);
      }
    }

    int sent = 0;
    for (Future<Integer> client : clients) {
      sent += client.get();
    }
    assertThat(sent).as("orders were let through before").isPositive();
    assertThat(BROKER.arrivals()).hasSize(arrivedWhenDrained);
  }

  @Test
  void reportsHonestlyThatTheBrokerIsAway() {
    BROKER.goAway();
    try {
      Answer report = gateway.post(Role.TRADER, ENGAGE, REASON);

      assertThat(report.status()).isEqualTo(200);
      assertThat(report.json().path("fenced").asBoolean()).isTrue();
      assertThat(report.json().path("suspended").asBoolean()).isFalse();
      assertThat(gateway.get(Role.VIEWER, STATUS).json().path("suspended").asBoolean()).isFalse();
    } finally {
      BROKER.comeBack();
    }
  }

  @Test
  void resumesOnlyWithASecondPerson() {
    gateway.post(Role.TRADER, ENGAGE, REASON);

    Answer request = gateway.post(Role.RISK, DISENGAGE, REASON);
    assertThat(request.status()).isEqualTo(202);
    assertThat(request.text("requested_by")).isEqualTo("risk");
    String approval = "{\"request_id\":\"" + request.text("request_id") + "\"}";
    assertThat(gateway.get(Role.VIEWER, STATUS).json().path("pending_disengage").path("request_id"))
        .isEqualTo(request.json().path("request_id"));

    Answer same = gateway.post(Role.RISK, APPROVE, approval);
    assertThat(same.status()).isEqualTo(403);
    assertThat(same.text("code")).isEqualTo("SECOND_PERSON_REQUIRED");
    assertThat(gateway.post(Role.TRADER, APPROVE, approval).text("code")).isEqualTo("FORBIDDEN");
    assertThat(BROKER.isSuspended()).isTrue();

    Answer resumed = gateway.post("Bearer " + SECOND_RISK_OFFICER.reveal(), APPROVE, approval);
    assertThat(resumed.status()).as(resumed.json().toString()).isEqualTo(200);
    assertThat(resumed.text("trading_state")).isEqualTo("ACTIVE");
    assertThat(resumed.text("changed_by")).isEqualTo("risk-2");
    assertThat(BROKER.isSuspended()).isFalse();
    assertThat(
            gateway.post("Bearer " + SECOND_RISK_OFFICER.reveal(), APPROVE, approval).text("code"))
        .isEqualTo("NO_PENDING_DISENGAGE");
  }

  @Test
  void anotherEngageVoidsTheRequest() {
    gateway.post(Role.TRADER, ENGAGE, REASON);
    String request = gateway.post(Role.RISK, DISENGAGE, REASON).text("request_id");
    gateway.post(Role.TRADER, ENGAGE, REASON);

    assertThat(approve(request).text("code")).isEqualTo("NO_PENDING_DISENGAGE");
    assertThat(BROKER.isSuspended()).isTrue();
  }

  @Test
  void aRequestExpires() {
    gateway.post(Role.TRADER, ENGAGE, REASON);
    String request = gateway.post(Role.RISK, DISENGAGE, REASON).text("request_id");
    jdbc.sql("update disengage_request set expires_at = now() - interval '1 second'").update();

    assertThat(approve(request).text("code")).isEqualTo("NO_PENDING_DISENGAGE");
  }

  @Test
  void doesNotResumeWhileOrdersAreUnknown() {
    BROKER.script(new Fault.ResetBeforeAccept());
    gateway.buy("c-1", "AAPL", "10");
    jdbc.sql("update orders set next_lookup_at = now() + interval '1 hour'").update();
    gateway.post(Role.TRADER, ENGAGE, REASON);
    String request = gateway.post(Role.RISK, DISENGAGE, REASON).text("request_id");

    Answer refused = approve(request);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("code")).isEqualTo("ORDERS_UNKNOWN");
    assertThat(BROKER.isSuspended()).isTrue();
  }

  @Test
  void doesNotResumeUnlessTheBrokerConfirms() {
    gateway.post(Role.TRADER, ENGAGE, REASON);
    String request = gateway.post(Role.RISK, DISENGAGE, REASON).text("request_id");
    BROKER.goAway();
    try {
      Answer silent = approve(request);
      assertThat(silent.status()).isEqualTo(503);
      assertThat(silent.header("Retry-After")).isEqualTo("1");
    } finally {
      BROKER.comeBack();
    }
    Answer status = gateway.get(Role.VIEWER, STATUS);
    assertThat(status.text("trading_state")).isEqualTo("HALTED");
    assertThat(status.json().path("suspended").asBoolean())
        .as("nobody knows any more what the broker does")
        .isFalse();
  }

  @Test
  void refusesNonsense() {
    assertThat(gateway.post(Role.TRADER, ENGAGE, "{}").text("code")).isEqualTo("INVALID_REQUEST");
    assertThat(gateway.post(Role.TRADER, ENGAGE, "{\"reason\":\" \"}").status()).isEqualTo(400);
    for (String unkeepable : List.of("\\u0000", "\\ud800", "a\\nb", "x".repeat(501))) {
      Answer answer = gateway.post(Role.TRADER, ENGAGE, "{\"reason\":\"" + unkeepable + "\"}");
      assertThat(answer.status()).as(unkeepable).isEqualTo(400);
      assertThat(answer.text("code")).isEqualTo("INVALID_REQUEST");
    }
    assertThat(gateway.post(Role.VIEWER, ENGAGE, REASON).status()).isEqualTo(403);
    assertThat(gateway.post(Role.TRADER, DISENGAGE, REASON).status()).isEqualTo(403);
    assertThat(gateway.post(Role.RISK, DISENGAGE, REASON).text("code"))
        .isEqualTo("TRADING_NOT_HALTED");
    assertThat(gateway.post(Role.RISK, APPROVE, "{\"request_id\":\"x\"}").status()).isEqualTo(400);
    assertThat(gateway.get(Role.VIEWER, STATUS).text("trading_state")).isEqualTo("ACTIVE");
  }

  @Test
  void leavesATraceOfWhoDidWhat() {
    gateway.post(Role.TRADER, ENGAGE, REASON);
    resume();

    assertThat(
            jdbc.sql(
                    "select type || ' ' || actor from event where subject_kind = 'trading_gate'"
                        + " order by sequence desc limit 3")
                .query(String.class)
                .list())
        .containsExactly(
            "trading.resumed risk-2", "trading.disengage_requested risk", "trading.halted trader");
  }

  private void resume() {
    String request = gateway.post(Role.RISK, DISENGAGE, REASON).text("request_id");
    assertThat(approve(request).status()).isEqualTo(200);
  }

  private Answer approve(String requestId) {
    return gateway.post(
        "Bearer " + SECOND_RISK_OFFICER.reveal(),
        APPROVE,
        "{\"request_id\":\"" + requestId + "\"}");
  }
}
