package io.breakwater.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.breakwater.execution.broker.Broker;
import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.Execution;
import io.breakwater.execution.broker.ExecutionReport;
import io.breakwater.execution.broker.OrderLookup;
import io.breakwater.execution.order.BookExecutions;
import io.breakwater.execution.testing.Patience;
import io.breakwater.execution.testing.RunningGateway;
import io.breakwater.execution.testing.SignedWebhook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the broker tells by stream, by its answers and because of webhooks, told again and again and
 * in any order, counts once.
 */
class FillReplayIT extends RunningGateway {
  private static final int COPIES = 1_000;
  private static final int THREADS = 32;

  /** So many orders of the same six events. */
  private static final int HISTORIES = 1 << 6;

  private static final Duration SOON = Duration.ofSeconds(60);

  @Autowired private BookExecutions executions;
  @Autowired private Broker broker;

  @Test
  void theSameFillAThousandTimesByEachWayIsOneFill() throws Exception {
    buy("replay-1", "AAPL");
    JsonNode message = BROKER.fill("replay-1", "10", "20.10");
    BrokerOrder order = found("replay-1");
    Execution execution = broker.executionsOf(order.id()).getFirst();
    List<Callable<Integer>> copies = new ArrayList<>();
    for (int i = 0; i < COPIES; i++) {
      SignedWebhook webhook = SignedWebhook.of("replay_" + i, now(), message);
      copies.add(() -> stream(new ExecutionReport(order, execution)));
      copies.add(() -> poll(execution));
      copies.add(() -> deliver(webhook));
    }
    Collections.shuffle(copies, new Random(11));

    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      for (Future<Integer> copy : threads.invokeAll(copies)) {
        copy.get();
      }
    }

    await()
        .atMost(SOON)
        .until(() ->
            rows("webhook_inbox where webhook_id like 'replay%' and state = 'DONE'") == COPIES);
    assertThat(rows("fill where client_order_id = 'replay-1'")).isEqualTo(1);
    assertThat(gateway.order("replay-1").text("status")).isEqualTo("FILLED");
    assertThat(gateway.order("replay-1").text("filled_quantity")).isEqualTo("10");
    assertThat(gateway.position("AAPL").path("quantity").asString()).isEqualTo("10");
    assertThat(
            rows(
                "event where type = 'order.fill_counted' and details->>'client_order_id' ="
                    + " 'replay-1'"))
        .isEqualTo(1);
  }

  @Test
  void aThousandWebhooksAloneAreNoFill() throws Exception {
    buy("replay-2", "NVDA");
    JsonNode lie = filledAccordingTo("replay-2");
    List<Callable<Integer>> copies = new ArrayList<>();
    for (int i = 0; i < COPIES; i++) {
      SignedWebhook webhook = SignedWebhook.of("alone_" + i, now(), lie);
      copies.add(() -> deliver(webhook));
    }

    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      for (Future<Integer> copy : threads.invokeAll(copies)) {
        copy.get();
      }
    }

    await()
        .atMost(SOON)
        .until(() ->
            rows("webhook_inbox where webhook_id like 'alone%' and state = 'DONE'") == COPIES);
    assertThat(rows("fill where symbol = 'NVDA'")).isZero();
    assertThat(gateway.order("replay-2").text("status")).isEqualTo("ACCEPTED");
    assertThat(gateway.position("NVDA").path("quantity").asString()).isEqualTo("0");
  }

  @Test
  void everyOrderOfTheSameEventsEndsAlike() {
    Set<String> ends = new HashSet<>();
    for (int history = 0; history < HISTORIES; history++) {
      String id = "order-" + history;
      buy(id, "MSFT");
      List<Runnable> events = sixEvents(id);
      Collections.shuffle(events, new Random(history));

      events.forEach(Runnable::run);

      JsonNode order = gateway.order(id).json();
      ends.add(
          "%s %s at %s, fills %d"
              .formatted(
                  order.path("status").asString(),
                  order.path("filled_quantity").asString(),
                  order.path("average_fill_price").asString(),
                  rows("fill where client_order_id = '" + id + "'")));
    }

    assertThat(ends)
        .as("seeds 0 to %d", HISTORIES - 1)
        .containsExactly("FILLED 10 at 20.3, fills 3");
  }

  /** Three fills as the stream tells them, and three answers of the broker, one after a webhook. */
  private List<Runnable> sixEvents(String id) {
    List<Runnable> events = new ArrayList<>();
    List<BrokerOrder> stages = new ArrayList<>();
    for (var fill :
        List.of(new String[] {"4", "20"}, new String[] {"3", "20"}, new String[] {"3", "21"})) {
      BROKER.fill(id, fill[0], fill[1]);
      stages.add(found(id));
    }
    List<Execution> told = broker.executionsOf(stages.getLast().id());
    for (int i = 0; i < 3; i++) {
      var report = new ExecutionReport(stages.get(i), told.get(i));
      events.add(() -> stream(report));
    }
    events.add(() -> poll(told.getFirst()));
    events.add(() ->
        Patience.with(() -> {
          executions.polled(stages.get(1));
          return 0;
        }));
    events.add(() -> Patience.with(() -> executions.hinted(stages.getFirst())));
    return events;
  }

  /** As a client would: again under the same id, until it is taken. */
  private void buy(String id, String symbol) {
    String order =
        """
        {"client_order_id":"%s","symbol":"%s","side":"buy","type":"market","quantity":"10",
         "allow_duplicate":true}
        """
            .formatted(id, symbol);
    await().atMost(SOON).until(() -> gateway.submit(order).status() < 300);
    await().atMost(SOON).until(() -> BROKER.orders().contains(id));
  }

  /** As its sender would: again, until it is taken. */
  private int deliver(SignedWebhook webhook) {
    for (int i = 0; i < 100; i++) {
      int status = gateway.deliver(webhook).status();
      if (status == 202) {
        return status;
      }
      assertThat(status).isEqualTo(503);
    }
    throw new AssertionError("not taken after 100 deliveries");
  }

  private int stream(ExecutionReport report) {
    return Patience.with(() -> {
      executions.streamed(report);
      return 0;
    });
  }

  private int poll(Execution execution) {
    return Patience.with(() -> {
      executions.polled(execution);
      return 0;
    });
  }

  /** What a message about a fill would say, while the broker's book says nothing of it. */
  private static JsonNode filledAccordingTo(String clientOrderId) {
    ObjectNode message = BROKER.become(clientOrderId, "new");
    ObjectNode data = (ObjectNode) message.path("data");
    data.put("event", "fill").put("price", "1").put("qty", "10").put("execution_id", "e-lie");
    ((ObjectNode) data.path("order"))
        .put("status", "filled")
        .put("filled_qty", "10")
        .put("filled_avg_price", "1");
    return message;
  }

  private BrokerOrder found(String clientOrderId) {
    return switch (broker.find(new ClientOrderId(clientOrderId))) {
      case OrderLookup.Found(BrokerOrder order) -> order;
      case OrderLookup other -> throw new AssertionError("not found: " + other);
    };
  }

  private Instant now() {
    return clock.machine().instant();
  }
}
