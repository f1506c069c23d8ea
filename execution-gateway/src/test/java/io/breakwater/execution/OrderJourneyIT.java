package io.breakwater.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.breakwater.execution.testing.RunningGateway;
import io.breakwater.security.Role;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** One order, from the request through the stream into the position, over real sockets. */
class OrderJourneyIT extends RunningGateway {
  private static final Duration SOON = Duration.ofSeconds(10);

  @Test
  void bringsAnOrderFromTheRequestIntoThePosition() {
    var submitted = gateway.buy("journey-1", "AAPL", "10");

    assertThat(submitted.status()).as(submitted.json().toString()).isEqualTo(201);
    assertThat(submitted.text("status")).isEqualTo("ACCEPTED");
    assertThat(BROKER.arrivals()).containsExactly("journey-1");
    assertThat(gateway.position("AAPL").path("working").asString()).isEqualTo("10");

    await().atMost(SOON).until(() -> !BROKER.server().sockets().isEmpty());
    BROKER.push(BROKER.fill("journey-1", "4", "20.10"));
    BROKER.push(BROKER.fill("journey-1", "6", "20.20"));

    await()
        .atMost(SOON)
        .untilAsserted(() -> {
          assertThat(gateway.order("journey-1").text("status")).isEqualTo("FILLED");
          // A poll between the two updates says so before it has the executions.
          assertThat(gateway.order("journey-1").text("filled_quantity")).isEqualTo("10");
        });
    var order = gateway.order("journey-1");
    assertThat(order.text("average_fill_price")).isEqualTo("20.16");
    var position = gateway.position("AAPL");
    assertThat(position.path("quantity").asString()).isEqualTo("10");
    assertThat(position.path("working").asString()).isEqualTo("0");
    assertThat(position.path("cost_basis").asString()).isEqualTo("201.60");
    var fills = gateway.get(Role.VIEWER, "/api/v1/fills?order_id=" + order.text("order_id"));
    assertThat(fills.json().path("fills")).hasSize(2);
  }
}
