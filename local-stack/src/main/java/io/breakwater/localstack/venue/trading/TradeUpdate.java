package io.breakwater.localstack.venue.trading;

import io.breakwater.localstack.venue.order.Fill;
import io.breakwater.localstack.venue.order.Order;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to an order, told after it is in the book.
 *
 * @param order as it stands after it
 * @param at market time
 * @param fill set for the fill events, and for those that take one back
 * @param takenBack the execution that was taken back, or null
 */
public record TradeUpdate(
    Event event, Order order, Instant at, @Nullable Fill fill, @Nullable UUID takenBack) {

  /** What happened, in Alpaca's words. */
  public enum Event {
    ACCEPTED,
    NEW,
    PARTIAL_FILL,
    FILL,
    CANCELED,
    EXPIRED,
    PENDING_NEW,
    PENDING_REPLACE,
    REPLACED,
    ORDER_REPLACE_REJECTED,
    REJECTED,
    TRADE_BUST,
    TRADE_CORRECT;

    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static TradeUpdate of(Event event, Order order) {
    return new TradeUpdate(event, order, order.updatedAt(), null, null);
  }

  static TradeUpdate of(Fill fill, Order order) {
    return new TradeUpdate(
        fill.isLast() ? Event.FILL : Event.PARTIAL_FILL, order, fill.at(), fill, null);
  }
}
