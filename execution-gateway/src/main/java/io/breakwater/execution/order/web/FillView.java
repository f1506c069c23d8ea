package io.breakwater.execution.order.web;

import io.breakwater.execution.order.Fill;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fill on the wire.
 *
 * @param executedAt market time
 * @param recordedAt machine time
 * @param corrects the fill in whose place the broker put this one, if it corrected one
 * @param reversedAt market time at which the broker took it back; null while it stands
 */
record FillView(
    String fillId,
    String executionId,
    UUID orderId,
    String clientOrderId,
    @Nullable String strategy,
    String symbol,
    String side,
    Quantity quantity,
    Price price,
    Instant executedAt,
    Instant recordedAt,
    @Nullable String corrects,
    @Nullable Instant reversedAt) {

  static FillView of(Fill fill) {
    return new FillView(
        Long.toString(fill.id()),
        fill.executionId().value(),
        fill.orderId().value(),
        fill.clientOrderId().value(),
        fill.strategy(),
        fill.symbol().value(),
        fill.side().name().toLowerCase(Locale.ROOT),
        fill.quantity(),
        fill.price(),
        fill.executedAt(),
        fill.recordedAt(),
        fill.corrects() == null ? null : Long.toString(fill.corrects()),
        fill.reversedAt());
  }
}
