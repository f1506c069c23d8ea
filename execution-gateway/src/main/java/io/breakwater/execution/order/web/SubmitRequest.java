package io.breakwater.execution.order.web;

import io.breakwater.boot.web.CommonProblem;
import io.breakwater.boot.web.ProblemException;
import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.OrderTerms;
import io.breakwater.execution.broker.OrderType;
import io.breakwater.execution.broker.Side;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.broker.TimeInForce;
import io.breakwater.execution.order.NewOrder;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /api/v1/orders}.
 *
 * @param clientOrderId the idempotency key, unless the header {@code Idempotency-Key} has it
 * @param quantity shares, above zero; fractions where the broker takes them
 * @param limitPrice with type limit and with no other
 * @param timeInForce day where it is not given
 * @param allowDuplicate whether a second order like one just sent is meant
 */
record SubmitRequest(
    @Nullable @Pattern(regexp = ClientOrderId.FORM) String clientOrderId,
    @Nullable @Pattern(regexp = SubmitRequest.STRATEGY) String strategy,
    @NotNull @Pattern(regexp = Symbol.FORM) String symbol,
    @NotNull @Pattern(regexp = "buy|sell") String side,
    @NotNull @Pattern(regexp = "market|limit") String type,
    @NotNull Quantity quantity,
    @Nullable Price limitPrice,
    @Nullable @Pattern(regexp = "day|gtc|ioc|fok|opg|cls") String timeInForce,
    @Nullable Boolean allowDuplicate) {

  static final String STRATEGY = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

  NewOrder toOrder(ClientOrderId id, String submittedBy) {
    return new NewOrder(id, strategy, terms(), Boolean.TRUE.equals(allowDuplicate), submittedBy);
  }

  private OrderTerms terms() {
    OrderType orderType = OrderType.valueOf(upper(type));
    if (quantity.isZero()) {
      throw new ProblemException(CommonProblem.INVALID_REQUEST, "quantity must be above 0.");
    }
    if ((orderType == OrderType.LIMIT) != (limitPrice != null)) {
      throw new ProblemException(
          CommonProblem.INVALID_REQUEST,
          "limit_price must be given with type limit and with no other.");
    }
    return new OrderTerms(
        new Symbol(symbol),
        Side.valueOf(upper(side)),
        orderType,
        quantity,
        limitPrice,
        timeInForce == null ? TimeInForce.DAY : TimeInForce.valueOf(upper(timeInForce)));
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
