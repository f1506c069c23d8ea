package io.breakwater.localstack.venue.order;

import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.math.BigDecimal;
import java.util.concurrent.atomic.AtomicLong;

/** Replacements for tests; each with a client order id of its own. */
public final class Replacements {
  private static final AtomicLong NUMBER = new AtomicLong();

  private Replacements() {}

  public static Replacement limit(String price) {
    return new Replacement(nextId(), null, null, Price.of(price), null, null);
  }

  public static Replacement stop(String price) {
    return new Replacement(nextId(), null, null, null, Price.of(price), null);
  }

  public static Replacement trail(String distance) {
    return new Replacement(nextId(), null, null, null, null, new BigDecimal(distance));
  }

  public static Replacement total(String quantity) {
    return new Replacement(nextId(), Quantity.of(quantity), null, null, null, null);
  }

  public static Replacement timeInForce(TimeInForce timeInForce) {
    return new Replacement(nextId(), null, timeInForce, null, null, null);
  }

  public static Replacement as(ClientOrderId id, Replacement other) {
    return new Replacement(
        id, other.total(), other.timeInForce(), other.limit(), other.stop(), other.trail());
  }

  private static ClientOrderId nextId() {
    return new ClientOrderId("replacement-" + NUMBER.incrementAndGet());
  }
}
