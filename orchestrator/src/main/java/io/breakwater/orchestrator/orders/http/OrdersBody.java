package io.breakwater.orchestrator.orders.http;

import static io.breakwater.orchestrator.peer.http.PeerAnswer.required;

import io.breakwater.orchestrator.orders.ClientOrderId;
import io.breakwater.orchestrator.orders.OrderReport;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What we read of {@code GET /api/v1/orders}. */
record OrdersBody(@Nullable List<OrderBody> orders) {

  /**
   * Returns the order of that id, if it is among them. Where the gateway keeps denials of the same
   * id, the newest comes first.
   *
   * @throws IllegalArgumentException if it is not whole
   */
  Optional<OrderReport> find(ClientOrderId asked) {
    return required(orders, "orders").stream()
        .filter(order -> order.isFor(asked))
        .findFirst()
        .map(order -> order.toReport(asked));
  }
}
