package io.breakwater.execution.order.web;

import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.execution.broker.Exits;
import io.breakwater.execution.broker.OrderTerms;
import io.breakwater.execution.order.Order;
import io.breakwater.execution.order.OrderId;
import io.breakwater.execution.order.OrderOrigin;
import io.breakwater.execution.order.OrderProgress;
import io.breakwater.execution.order.OrderStatus;
import io.breakwater.execution.order.Replaces;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order on the wire.
 *
 * @param quantity null for an order by amount of money
 * @param notional null for an order by number of shares
 * @param replaces the id of the order in whose place it is to stand
 * @param exitOf the order whose exit this one is; the broker made it, nobody sent it
 * @param origin EXTERNAL where somebody else sent it, or the order that it is an exit of
 * @param reason why it was denied, rejected or not sent; why nothing is known of it while UNKNOWN
 * @param cancelRequestedAt when somebody last asked for it to be canceled; before it is
 *     PENDING_CANCEL the broker has not taken that yet, and is asked again
 */
record OrderView(
    UUID orderId,
    String clientOrderId,
    @Nullable String brokerOrderId,
    @Nullable String strategy,
    String symbol,
    String side,
    String type,
    @Nullable Quantity quantity,
    @Nullable Money notional,
    @Nullable Price limitPrice,
    @Nullable Price stopPrice,
    @Nullable Price trailPrice,
    @Nullable String trailPercent,
    String timeInForce,
    boolean extendedHours,
    String orderClass,
    @Nullable Price takeProfitPrice,
    @Nullable Price stopLossPrice,
    @Nullable Price stopLossLimitPrice,
    @Nullable UUID replaces,
    @Nullable UUID exitOf,
    OrderOrigin origin,
    OrderStatus status,
    @Nullable String brokerStatus,
    Quantity filledQuantity,
    @Nullable Price averageFillPrice,
    @Nullable String reason,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant cancelRequestedAt) {

  static OrderView of(Order order) {
    OrderTerms terms = order.terms();
    OrderProgress progress = order.progress();
    Replaces replaces = order.replaces();
    OrderId exitOf = order.exitOf();
    Exits exits = terms.exits();
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
        terms.notional(),
        terms.limitPrice(),
        terms.stopPrice(),
        terms.trailPrice(),
        terms.trailPercent() == null ? null : terms.trailPercent().toPlainString(),
        lower(terms.timeInForce()),
        terms.extendedHours(),
        exits.isNone() ? "simple" : exits.wireName(),
        exits.profitExit().map(Exits.TakeProfit::limitPrice).orElse(null),
        exits.stopExit().map(Exits.StopLoss::stopPrice).orElse(null),
        exits.stopExit().map(Exits.StopLoss::limitPrice).orElse(null),
        replaces == null ? null : replaces.order().value(),
        exitOf == null ? null : exitOf.value(),
        order.origin(),
        progress.status(),
        progress.brokerStatus(),
        progress.filled(),
        progress.averageFillPrice().orElse(null),
        progress.reason(),
        order.createdAt(),
        order.updatedAt(),
        order.cancelRequestedAt());
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
