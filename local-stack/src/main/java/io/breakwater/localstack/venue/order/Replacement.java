package io.breakwater.localstack.venue.order;

import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants to be different about an order. Null leaves a thing as it is.
 *
 * @param clientOrderId of the order that is to come in its place
 * @param total the shares to trade in all, those included that the order has traded already
 * @param trail the distance, per share or in percent, whichever the order has
 */
public record Replacement(
    ClientOrderId clientOrderId,
    @Nullable Quantity total,
    @Nullable TimeInForce timeInForce,
    @Nullable Price limit,
    @Nullable Price stop,
    @Nullable BigDecimal trail) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** Why that order cannot be changed in this way, by what is to be known of it alone. */
  public Optional<Refusal> refuse(Order order) {
    OrderTerms terms = order.terms();
    if (!order.status().isReplaceable()) {
      return unprocessable("unable to replace order in current state");
    }
    if (terms.notional() != null) {
      return unprocessable("notional orders cannot be replaced");
    }
    return badPrice(terms)
        .or(() -> badForFamily(order))
        .or(() -> badTotal(order))
        .or(() ->
            isChanged(order)
                ? Optional.empty()
                : unprocessable("order parameters are not changed"));
  }

  /**
   * The terms of the order that comes in its place: what is left to trade of the total.
   *
   * @throws IllegalArgumentException if the replacement is to be refused
   */
  public OrderTerms appliedTo(Order order) {
    OrderTerms terms = order.terms();
    return terms.with(
        clientOrderId,
        timeInForce == null ? terms.timeInForce() : timeInForce,
        totalFor(order).minus(order.filledQuantity()),
        prices(terms));
  }

  private Quantity totalFor(Order order) {
    return total == null ? order.terms().quantity() : total;
  }

  private Prices prices(OrderTerms terms) {
    Prices old = terms.prices();
    return new Prices(
        limit == null ? old.limit() : limit,
        stop == null ? old.stop() : stop,
        trail == null ? old.trail() : trailLike(old.trail(), trail));
  }

  private static @Nullable Trail trailLike(@Nullable Trail old, BigDecimal distance) {
    return switch (old) {
      case Trail.By _ -> new Trail.By(Price.of(distance));
      case Trail.Percent _ -> new Trail.Percent(distance);
      case null -> null;
    };
  }

  private Optional<Refusal> badPrice(OrderTerms terms) {
    if (limit != null && !terms.type().hasLimit()) {
      return badField(terms, "limit_price");
    }
    if (stop != null && !terms.type().hasStop()) {
      return badField(terms, "stop_price");
    }
    if (trail != null && terms.prices().trail() == null) {
      return badField(terms, "trail");
    }
    return trail != null
            && terms.prices().trail() instanceof Trail.Percent
            && trail.compareTo(HUNDRED) >= 0
        ? Optional.of(Refusal.of(Refusal.Kind.BAD_FIELD, "trail percent must be less than 100"))
        : Optional.empty();
  }

  /** What the orders of a family have in common cannot be changed of one of them. */
  private Optional<Refusal> badForFamily(Order order) {
    OrderTerms terms = order.terms();
    boolean changes =
        totalFor(order).compareTo(terms.quantity()) != 0
            || (timeInForce != null && timeInForce != terms.timeInForce());
    return changes && order.links().family() != null
        ? unprocessable("qty and time_in_force of an order with legs cannot be changed")
        : Optional.empty();
  }

  private Optional<Refusal> badTotal(Order order) {
    if (total == null) {
      return Optional.empty();
    }
    boolean changed = total.compareTo(order.terms().quantity()) != 0;
    boolean fractional = order.terms().isFractional() || total.value().scale() > 0;
    if (changed && fractional) {
      return unprocessable("qty of a fractional order cannot be changed");
    }
    return total.compareTo(order.filledQuantity()) <= 0
        ? unprocessable("qty must be greater than filled qty")
        : Optional.empty();
  }

  private boolean isChanged(Order order) {
    OrderTerms terms = order.terms();
    return totalFor(order).compareTo(terms.quantity()) != 0
        || (timeInForce != null && timeInForce != terms.timeInForce())
        || !prices(terms).equals(terms.prices());
  }

  private static Optional<Refusal> badField(OrderTerms terms, String field) {
    return Optional.of(
        Refusal.of(
            Refusal.Kind.BAD_FIELD,
            "%s orders must not have a %s".formatted(terms.type().wire(), field)));
  }

  private static Optional<Refusal> unprocessable(String message) {
    return Optional.of(Refusal.of(Refusal.Kind.UNPROCESSABLE, message));
  }
}
