package io.breakwater.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.breakwater.execution.testing.FakeAlpaca.Replacing;
import io.breakwater.execution.testing.Fault;
import io.breakwater.execution.testing.FoldedOrders;
import io.breakwater.execution.testing.Gateway.Answer;
import io.breakwater.execution.testing.RunningGateway;
import io.breakwater.execution.testing.SourcesOfStates;
import io.breakwater.security.Role;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A cancel that was taken is carried out, whatever the broker does meanwhile. */
class CancelApiIT extends RunningGateway {
  private static final Duration SOON = Duration.ofSeconds(15);

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

  @Test
  void asksAgainOnceTheBrokerIsBack() {
    Answer order = gateway.buy("c-1", "AAPL", "10");
    assertThat(order.json().path("cancel_requested_at").isNull()).isTrue();
    BROKER.goAway();
    try {
      Answer canceled = cancel(order);

      assertThat(canceled.status()).isEqualTo(202);
      assertThat(canceled.text("status")).isEqualTo("ACCEPTED");
      assertThat(canceled.text("cancel_requested_at")).startsWith("2013-01-02T15:00");
      assertThat(replace(order).text("code")).isEqualTo("ORDER_NOT_REPLACEABLE");
    } finally {
      BROKER.comeBack();
    }
    awaitStatus("c-1", "CANCELED");
    assertThat(requests()).isEqualTo(1);
  }

  @Test
  void cancelsWhatNobodyKnewTheFateOfOnceItIsFound() {
    BROKER.script(new Fault.ResetAfterAccept());
    Answer order = gateway.buy("c-1", "AAPL", "10");
    assertThat(order.text("status")).isEqualTo("UNKNOWN");
    BROKER.goAway();
    try {
      assertThat(cancel(order).status()).isEqualTo(202);
    } finally {
      BROKER.comeBack();
    }
    awaitStatus("c-1", "CANCELED");
  }

  @Test
  void doesNotSendAgainWhatIsToBeCanceled() {
    BROKER.script(new Fault.ResetBeforeAccept());
    Answer order = gateway.buy("c-1", "AAPL", "10");
    assertThat(order.text("status")).isEqualTo("UNKNOWN");

    assertThat(cancel(order).status()).isEqualTo(202);

    // Proved absent, which takes three lookups over 10 s; here they lie behind it.
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> {
          jdbc.sql(
                  """
                  update orders set send_deadline = send_deadline - interval '5 seconds',
                      first_absent_at = first_absent_at - interval '5 seconds',
                      next_lookup_at = clock_timestamp()
                  where status = 'UNKNOWN'
                  """)
              .update();
          return gateway.order("c-1").text("status").equals("NOT_SENT");
        });
    assertThat(jdbc.sql("select sends from orders").query(Integer.class).single()).isEqualTo(1);
  }

  @Test
  void anOrderThatIsBeingJudgedKeepsNoCancelWaiting() throws Exception {
    Answer order = gateway.buy("c-1", "AAPL", "10");
    try (Connection _ = lockedSymbol("AAPL")) {
      assertThat(cancel(order).status()).isEqualTo(202);
      awaitStatus("c-1", "CANCELED");
    }
  }

  @Test
  void manyWhoAskForTheSameAreOneRequest() {
    Answer order = gateway.buy("c-1", "AAPL", "10");
    BROKER.goAway();
    List<Future<Answer>> answers;
    try (var askers = Executors.newVirtualThreadPerTaskExecutor()) {
      answers = Stream.generate(() -> askers.submit(() -> cancel(order))).limit(10).toList();
    } finally {
      BROKER.comeBack();
    }

    assertThat(answers).extracting(answer -> answer.get().status()).containsOnly(202);
    assertThat(requests()).isEqualTo(1);
    awaitStatus("c-1", "CANCELED");
  }

  /** The broker has replaced it, and has not told us yet. */
  @Test
  void cancelsWhatTookThePlaceOfAnOrderThatWasOpenAsFarAsWeKnew() {
    Answer order = replaced();
    BROKER.become("c-1", "replaced");

    assertThat(cancel(order).status()).isEqualTo(202);

    awaitStatus("c-1", "REPLACED");
    awaitStatus("c-2", "CANCELED");
  }

  @Test
  void cancelsNothingInTheStandOfAnOrderThatWasReplaced() {
    Answer order = replaced();
    BROKER.push(BROKER.become("c-1", "replaced"));
    awaitStatus("c-1", "REPLACED");

    assertThat(cancel(order).text("code")).isEqualTo("ORDER_NOT_CANCELABLE");

    assertThat(requests()).isZero();
    assertThat(gateway.order("c-2").json().path("cancel_requested_at").isNull()).isTrue();
  }

  private Answer replaced() {
    Answer order =
        gateway.submit(
            """
            {"client_order_id":"c-1","symbol":"AAPL","side":"buy","type":"limit",
             "quantity":"10","limit_price":"20.10"}
            """);
    BROKER.replace(Replacing.ON_THE_TESTS_WORD);
    assertThat(replace(order).status()).isEqualTo(201);
    awaitStatus("c-1", "PENDING_REPLACE");
    return order;
  }

  private int requests() {
    return jdbc.sql(
            """
            select count(*) from event where type = 'order.cancel_requested'
                and subject_id in (select order_id::text from orders)
            """)
        .query(Integer.class)
        .single();
  }

  private Answer cancel(Answer order) {
    return gateway.post(Role.TRADER, "/api/v1/orders/" + order.text("order_id") + "/cancel", "");
  }

  private Answer replace(Answer order) {
    return gateway.replace(
        order.text("order_id"), "{\"client_order_id\":\"c-2\",\"quantity\":\"5\"}");
  }

  private void awaitStatus(String clientOrderId, String status) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(gateway.order(clientOrderId).text("status")).isEqualTo(status));
  }
}
