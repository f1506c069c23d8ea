package io.breakwater.execution.broker.alpaca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.breakwater.execution.testing.Gateway.Answer;
import io.breakwater.execution.testing.RunningGateway;
import io.breakwater.execution.testing.SignedWebhook;
import io.breakwater.security.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.TestPropertySource;

/**
 * All that one gateway asks of its broker, counted at the broker. The minute of the rate budget
 * passes only where the test says so: however long it takes, what comes in between is one minute's.
 * Polls come at a pace at which they use up whatever they are given.
 */
@TestPropertySource(
    properties = {
      "breakwater.reconciliation.in-flight-every=20ms",
      "breakwater.reconciliation.orders-every=100ms",
      "breakwater.reconciliation.everything-every=500ms"
    })
@Import(RequestSumIT.StandingMinute.class)
class RequestSumIT extends RunningGateway {
  private static final int BROKERS_LIMIT = 200;
  private static final int OURS = 180;
  private static final int IN_FLIGHT = 50;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final AtomicLong NANOS = new AtomicLong();

  @Test
  void staysBelowTheLimitAndLetsAnOrderAndACancelThroughWhateverIsPolledAndLookedAt()
      throws Exception {
    beginMinute();
    Answer resting = gateway.buy("resting", "AAPL", "500");
    List<Answer> orders = ordersInFlight();
    beginMinute();

    crowd();
    await().atMost(PATIENCE).until(() -> BROKER.requestsThisMinute() >= 80);
    // Beside the 100 of those that wait, on a busy machine some lookups that orders hang on.
    assertThat(BROKER.requestsThisMinute()).as("what orders and cancels are left").isLessThan(116);
    Answer order = gateway.buy("among-many", "AAPL", "700");
    Answer cancel = cancel(resting);

    assertThat(order.status()).as(order.json().toString()).isEqualTo(201);
    assertThat(cancel.status()).as(cancel.json().toString()).isEqualTo(202);

    int sent = 0;
    while (gateway.buy("flood-" + sent, "AAPL", Integer.toString(1_000 + sent)).status() == 201) {
      sent++;
    }
    assertThat(sent).as("orders had the rest of their part").isBetween(15, 60);
    assertThat(cancel(order).status()).as("a cancel still").isEqualTo(202);
    for (Answer one : orders) {
      cancel(one);
    }
    crowd();
    assertThat(BROKER.requestsThisMinute()).isLessThanOrEqualTo(OURS);
    assertThat(BROKER.refusedAsTooMany()).isZero();

    beginMinute();
    assertThat(gateway.buy("a-minute-later", "AAPL", "900").status()).isEqualTo(201);
  }

  /** Orders that the broker takes its time to cancel, asked after in every round. */
  private List<Answer> ordersInFlight() {
    List<Answer> orders = new ArrayList<>();
    for (int i = 1; i <= IN_FLIGHT; i++) {
      Answer order = gateway.buy("in-flight-" + i, "AAPL", Integer.toString(i));
      assertThat(order.status()).as(order.json().toString()).isEqualTo(201);
      orders.add(order);
    }
    beginMinute();
    BROKER.cancelSlowly();
    for (Answer order : orders) {
      assertThat(cancel(order).status()).isEqualTo(202);
    }
    return orders;
  }

  /** Viewers, webhooks, and orders for symbols that nobody trades. */
  private void crowd() throws Exception {
    List<Callable<Answer>> requests = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String nonsense = "NO" + i;
      requests.add(() -> gateway.get(Role.VIEWER, "/api/v1/account"));
      requests.add(() -> gateway.get(Role.VIEWER, "/api/v1/positions/pnl/realtime"));
      requests.add(() -> gateway.buy(nonsense, nonsense, "1"));
    }
    for (int i = 1; i <= IN_FLIGHT; i++) {
      var hint =
          SignedWebhook.of(
              "hint_" + NANOS.get() + "_" + i + "_" + requests.size(),
              clock.machine().instant(),
              BROKER.become("in-flight-" + i, "pending_cancel"));
      requests.add(() -> gateway.deliver(hint));
    }
    try (var threads = Executors.newFixedThreadPool(16)) {
      for (Future<Answer> answer : threads.invokeAll(requests)) {
        assertThat(answer.get().status()).isNotEqualTo(500);
      }
    }
  }

  private Answer cancel(Answer order) {
    return gateway.post(Role.TRADER, "/api/v1/orders/" + order.text("order_id") + "/cancel", "");
  }

  /**
   * For both sides. An answer may still be under way that says how little was left of the minute
   * before: so only once the next has come does the minute begin that counts.
   */
  private static void beginMinute() {
    turnClocks();
    await().atMost(PATIENCE).until(() -> BROKER.requestsThisMinute() > 1);
    turnClocks();
  }

  private static void turnClocks() {
    NANOS.addAndGet(Duration.ofSeconds(61).toNanos());
    BROKER.beginMinute(BROKERS_LIMIT);
  }

  /** Time for the rate budget stands still but for the test. */
  @TestConfiguration(proxyBeanMethods = false)
  static class StandingMinute {
    @Bean
    @Primary
    RateBudget standingRateBudget() {
      return new RateBudget(BROKERS_LIMIT, NANOS::get);
    }
  }
}
