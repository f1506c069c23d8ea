package io.breakwater.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.breakwater.execution.testing.Fault;
import io.breakwater.execution.testing.Gateway.Answer;
import io.breakwater.execution.testing.RunningGateway;
import io.breakwater.execution.testing.SourcesOfStates;
import io.breakwater.security.Role;
import java.time.Duration;
import java.time.Instant;
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
    assertThat(
            jdbc.sql("select count(*) from event where type = 'order.cancel_requested'")
                .query(Integer.class)
                .single())
        .isPositive();
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
