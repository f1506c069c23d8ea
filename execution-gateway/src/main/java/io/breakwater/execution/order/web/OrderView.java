package io.breakwater.execution.order.web;

import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.execution.broker.OrderTerms;
import io.breakwater.execution.order.Order;
import io.breakwater.execution.order.OrderProgress;
import io.breakwater.execution.order.OrderStatus;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order on the wire.
 *
 * @param rejectReason why it was denied, rejected or not sent; why nothing is known of it while
 *     UNKNOWN
 */
record OrderView(
    UUID orderId,
    String clientOrderId,
    @Nullable String brokerOrderId,
    @Nullable String strategy,
    String symbol,
    String side,
    String type,
    Quantity quantity,
    @Nullable Price limitPrice,
    String timeInForce,
    OrderStatus status,
    @Nullable String brokerStatus,
    Quantity filledQuantity,
    @Nullable Price averageFillPrice,
    @Nullable String rejectReason,
    Instant createdAt,
    Instant updatedAt) {

  static OrderView of(Order order) {
    OrderTerms terms = order.terms();
    OrderProgress progress = order.progress();
    BrokerOrderId brokerOrderId = progress.brokerOrderId();
    return new OrderView(
        order.id().value(),
        order.clientOrderId().value(),
        brokerOrderId == null ? null : brokerOrderId.value(),
        order.strategy(),
        terms.symbol().value(),
        lower(terms.side()),
        lower(terms.type()),
        terms.quantity(),
        terms.limitPrice(),
        lower(terms.timeInForce()),
        progress.status(),
        progress.brokerStatus(),
        progress.filled(),
        progress.averageFillPrice().orElse(null),
        progress.reason(),
        order.createdAt(),
        order.updatedAt());
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
