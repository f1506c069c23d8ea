package io.breakwater.execution.order;

import io.breakwater.execution.broker.OrderAmount;
import io.breakwater.execution.broker.OrderTerms;
import io.breakwater.execution.broker.Pricing;
import io.breakwater.execution.broker.TimeInForce;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a replacement is to have other than the order it replaces. What is null stays.
 *
 * @param quantity what the order is to come to in all, with what is filled already
 * @param trail of the kind that the order has: a price or a percentage
 */
public record TermsChange(
    @Nullable Quantity quantity,
    @Nullable Price limitPrice,
    @Nullable Price stopPrice,
    @Nullable BigDecimal trail,
    @Nullable TimeInForce timeInForce) {

  /**
   * The terms of the replacement.
   *
   * @throws IllegalArgumentException if an order of that kind has nothing of the sort to change
   */
  OrderTerms applyTo(OrderTerms terms) {
    return new OrderTerms(
        terms.symbol(),
        terms.side(),
        quantity == null ? terms.amount() : new OrderAmount.Shares(quantity),
        pricing(terms),
        timeInForce == null ? terms.timeInForce() : timeInForce,
        terms.extendedHours(),
        terms.exits());
  }

  /** Whether it asks for another number of shares, and one of the two is not whole. */
  boolean touchesFraction(OrderTerms terms) {
    Quantity before = terms.quantity();
    return quantity != null
        && before != null
        && !quantity.equals(before)
        && (isFraction(quantity) || isFraction(before));
  }

  private Pricing pricing(OrderTerms terms) {
    Price trailPrice = terms.trailPrice();
    BigDecimal trailPercent = terms.trailPercent();
    if (trail != null) {
      if (trailPrice != null) {
        trailPrice = Price.of(trail);
      } else if (trailPercent != null) {
        trailPercent = trail;
      } else {
        throw new IllegalArgumentException(
            "an order of type %s has no trail".formatted(terms.type().wireName()));
      }
    }
    return Pricing.of(
        terms.type(),
        limitPrice == null ? terms.limitPrice() : limitPrice,
        stopPrice == null ? terms.stopPrice() : stopPrice,
        trailPrice,
        trailPercent);
  }

  private static boolean isFraction(Quantity quantity) {
    return quantity.value().scale() > 0;
  }
}
