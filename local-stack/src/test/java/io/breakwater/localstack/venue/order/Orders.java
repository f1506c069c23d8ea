package io.breakwater.localstack.venue.order;

import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Orders for tests; each with a client order id of its own. */
public final class Orders {
  private static final AtomicLong NUMBER = new AtomicLong();
  private static final Instant AT = Instant.parse("2013-01-02T15:00:00Z");

  private Orders() {}

  public static OrderTerms market(Side side, String symbol, String quantity) {
    return new OrderTerms(
        nextId(),
        symbol,
        side,
        OrderType.MARKET,
        TimeInForce.DAY,
        Quantity.of(quantity),
        Prices.NONE);
  }

  public static OrderTerms limit(Side side, String symbol, String quantity, String price) {
    return new OrderTerms(
        nextId(),
        symbol,
        side,
        OrderType.LIMIT,
        TimeInForce.DAY,
        Quantity.of(quantity),
        Prices.limit(Price.of(price)));
  }

  public static OrderTerms with(OrderTerms terms, TimeInForce timeInForce) {
    return new OrderTerms(
        terms.clientOrderId(),
        terms.symbol(),
        terms.side(),
        terms.type(),
        timeInForce,
        terms.quantity(),
        terms.prices(),
        terms.extendedHours(),
        terms.notional());
  }

  public static OrderTerms stop(Side side, String symbol, String quantity, String stop) {
    return new OrderTerms(
        nextId(),
        symbol,
        side,
        OrderType.STOP,
        TimeInForce.DAY,
        Quantity.of(quantity),
        new Prices(null, Price.of(stop), null));
  }

  public static OrderTerms stopLimit(
      Side side, String symbol, String quantity, String stop, String limit) {
    return new OrderTerms(
        nextId(),
        symbol,
        side,
        OrderType.STOP_LIMIT,
        TimeInForce.DAY,
        Quantity.of(quantity),
        new Prices(Price.of(limit), Price.of(stop), null));
  }

  public static OrderTerms trailing(Side side, String symbol, String quantity, Trail trail) {
    return new OrderTerms(
        nextId(),
        symbol,
        side,
        OrderType.TRAILING_STOP,
        TimeInForce.DAY,
        Quantity.of(quantity),
        new Prices(null, null, trail));
  }

  public static OrderTerms notional(Side side, String symbol, String amount) {
    return new OrderTerms(
        nextId(),
        symbol,
        side,
        OrderType.MARKET,
        TimeInForce.DAY,
        Quantity.ZERO,
        Prices.NONE,
        false,
        Money.usd(amount));
  }

  public static OrderTerms inExtendedHours(OrderTerms terms) {
    return new OrderTerms(
        terms.clientOrderId(),
        terms.symbol(),
        terms.side(),
        terms.type(),
        terms.timeInForce(),
        terms.quantity(),
        terms.prices(),
        true,
        terms.notional());
  }

  /** The order that those terms become in a session. */
  public static Order accepted(OrderTerms terms) {
    return Order.accepted(
        new OrderId(UUID.randomUUID()),
        terms,
        terms.limitPrice(),
        AT,
        Instant.parse("2013-01-02T21:00:00Z"),
        true);
  }

  private static ClientOrderId nextId() {
    return new ClientOrderId("test-" + NUMBER.incrementAndGet());
  }
}
