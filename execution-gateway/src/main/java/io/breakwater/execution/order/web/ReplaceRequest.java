package io.breakwater.execution.order.web;

import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.TimeInForce;
import io.breakwater.execution.order.TermsChange;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code PATCH /api/v1/orders/{order_id}}: what the order that takes the place is to
 * have other than the one it replaces.
 *
 * @param clientOrderId of the replacement, and its idempotency key, unless the header {@code
 *     Idempotency-Key} has it
 * @param quantity what the order is to come to in all, with what is filled already
 * @param trail of the kind that the order has: dollars or percent
 */
record ReplaceRequest(
    @Nullable @Pattern(regexp = ClientOrderId.FORM) String clientOrderId,
    @Nullable Quantity quantity,
    @Nullable Price limitPrice,
    @Nullable Price stopPrice,
    @Nullable @Pattern(regexp = ReplaceRequest.TRAIL) String trail,
    @Nullable @Pattern(regexp = SubmitRequest.TIME_IN_FORCE) String timeInForce) {

  static final String TRAIL = "[0-9]{1,9}(\\.[0-9]{1,9})?";

  TermsChange toChange() {
    return new TermsChange(
        quantity,
        limitPrice,
        stopPrice,
        trail == null ? null : new BigDecimal(trail),
        timeInForce == null ? null : TimeInForce.valueOf(SubmitRequest.upper(timeInForce)));
  }
}
