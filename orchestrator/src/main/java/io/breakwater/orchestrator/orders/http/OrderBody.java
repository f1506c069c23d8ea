package io.breakwater.orchestrator.orders.http;

import static io.breakwater.orchestrator.peer.http.PeerAnswer.required;

import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import io.breakwater.orchestrator.orders.ClientOrderId;
import io.breakwater.orchestrator.orders.OrderReport;
import io.breakwater.orchestrator.orders.OrderStatus;
import org.jspecify.annotations.Nullable;

/**
 * What we read of an order.
 *
 * @param averageFillPrice read as text: an average has more decimals than a price on the wire may
 */
record OrderBody(
    @Nullable String orderId,
    @Nullable String clientOrderId,
    @Nullable String status,
    @Nullable Quantity filledQuantity,
    @Nullable String averageFillPrice,
    @Nullable String reason) {

  boolean isFor(ClientOrderId asked) {
    return asked.value().equals(clientOrderId);
  }

  /**
   * Returns the report.
   *
   * @throws IllegalArgumentException if it is not whole, or about another order
   */
  OrderReport toReport(ClientOrderId asked) {
    if (!isFor(asked)) {
      throw new IllegalArgumentException("asked for order " + asked + ", was " + clientOrderId);
    }
    return new OrderReport(
        required(orderId, "order_id"),
        asked,
        new OrderStatus(required(status, "status")),
        required(filledQuantity, "filled_quantity"),
        averageFillPrice == null ? null : Price.of(averageFillPrice),
        reason);
  }
}
