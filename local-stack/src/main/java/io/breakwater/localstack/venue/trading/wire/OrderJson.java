package io.breakwater.localstack.venue.trading.wire;

import io.breakwater.localstack.venue.order.Family;
import io.breakwater.localstack.venue.order.Order;
import io.breakwater.localstack.venue.order.OrderStatus;
import io.breakwater.localstack.venue.order.OrderTerms;
import io.breakwater.localstack.venue.order.Trail;
import io.breakwater.money.Price;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order on the wire. What this venue never sets is there as null, as at Alpaca. */
public record OrderJson(
    String id,
    String clientOrderId,
    Instant createdAt,
    Instant updatedAt,
    Instant submittedAt,
    @Nullable Instant filledAt,
    @Nullable Instant expiredAt,
    Instant expiresAt,
    @Nullable Instant canceledAt,
    @Nullable Instant failedAt,
    @Nullable Instant replacedAt,
    @Nullable String replacedBy,
    @Nullable String replaces,
    UUID assetId,
    String symbol,
    String assetClass,
    @Nullable String notional,
    @Nullable String qty,
    String filledQty,
    @Nullable String filledAvgPrice,
    String orderClass,
    String orderType,
    String type,
    String side,
    @Nullable String positionIntent,
    String timeInForce,
    @Nullable String limitPrice,
    @Nullable String stopPrice,
    String status,
    boolean extendedHours,
    @Nullable List<OrderJson> legs,
    @Nullable String trailPercent,
    @Nullable String trailPrice,
    @Nullable String hwm,
    @Nullable String ratioQty,
    @Nullable String subtag,
    @Nullable String source) {

  /** An order by itself. */
  public static OrderJson of(Order order) {
    return of(order, List.of());
  }

  /** An order with its legs below it; none is null on the wire. */
  public static OrderJson of(Order order, List<Order> legs) {
    OrderTerms terms = order.terms();
    Family family = order.links().family();
    return new OrderJson(
        order.id().toString(),
        terms.clientOrderId().value(),
        order.submittedAt(),
        order.updatedAt(),
        order.submittedAt(),
        endedAs(OrderStatus.FILLED, order),
        endedAs(OrderStatus.EXPIRED, order),
        order.expiresAt(),
        endedAs(OrderStatus.CANCELED, order),
        endedAs(OrderStatus.REJECTED, order),
        endedAs(OrderStatus.REPLACED, order),
        Plain.textOrNull(order.links().replacedBy()),
        Plain.textOrNull(order.links().replaces()),
        Plain.assetId(terms.symbol()),
        terms.symbol(),
        "us_equity",
        terms.notional() == null ? null : Plain.text(terms.notional()),
        terms.notional() == null ? terms.quantity().toString() : null,
        order.filledQuantity().toString(),
        order.averagePrice().map(Plain::text).orElse(null),
        family == null ? "" : family.orderClass().wire(),
        terms.type().wire(),
        terms.type().wire(),
        terms.side().wire(),
        null,
        terms.timeInForce().wire(),
        Plain.textOrNull(terms.limitPrice()),
        order.stopPrice().map(Price::toString).orElse(null),
        order.status().wire(),
        terms.extendedHours(),
        legs.isEmpty() ? null : legs.stream().map(OrderJson::of).toList(),
        terms.prices().trail() instanceof Trail.Percent(var percent) ? Plain.text(percent) : null,
        terms.prices().trail() instanceof Trail.By(var amount) ? amount.toString() : null,
        Plain.textOrNull(order.trigger().highWater()),
        null,
        null,
        null);
  }

  private static @Nullable Instant endedAs(OrderStatus status, Order order) {
    return order.status() == status ? order.endedAt() : null;
  }
}
