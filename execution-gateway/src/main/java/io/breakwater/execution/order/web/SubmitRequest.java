package io.breakwater.execution.order.web;

import io.breakwater.boot.web.CommonProblem;
import io.breakwater.boot.web.ProblemException;
import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.Exits;
import io.breakwater.execution.broker.OrderAmount;
import io.breakwater.execution.broker.OrderTerms;
import io.breakwater.execution.broker.OrderType;
import io.breakwater.execution.broker.Pricing;
import io.breakwater.execution.broker.Side;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.broker.TimeInForce;
import io.breakwater.execution.broker.UnsoundTermsException;
import io.breakwater.execution.order.NewOrder;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /api/v1/orders}.
 *
 * @param clientOrderId the idempotency key, unless the header {@code Idempotency-Key} has it
 * @param quantity shares, above zero; fractions where the broker takes them; this or notional
 * @param notional US dollars to buy for, or to raise by selling; this or quantity
 * @param limitPrice with the types limit and stop_limit
 * @param stopPrice with the types stop and stop_limit
 * @param trailPrice with the type trailing_stop, this or trailPercent
 * @param timeInForce day where it is not given
 * @param extendedHours whether it trades outside the session too
 * @param orderClass simple where it is not given; bracket and oto for exits once this is filled,
 *     oco for an exit at a limit beside one at a stop
 * @param takeProfit of an oco in place of limitPrice
 * @param stopLoss the exit at a stop, at the market or at a limit
 * @param allowDuplicate whether a second order like one just sent is meant
 */
record SubmitRequest(
    @Nullable @Pattern(regexp = ClientOrderId.FORM) String clientOrderId,
    @Nullable @Pattern(regexp = SubmitRequest.STRATEGY) String strategy,
    @NotNull @Pattern(regexp = Symbol.FORM) String symbol,
    @NotNull @Pattern(regexp = "buy|sell") String side,
    @NotNull @Pattern(regexp = "market|limit|stop|stop_limit|trailing_stop") String type,
    @Nullable Quantity quantity,
    @Nullable Money notional,
    @Nullable Price limitPrice,
    @Nullable Price stopPrice,
    @Nullable Price trailPrice,
    @Nullable @Pattern(regexp = SubmitRequest.PERCENT) String trailPercent,
    @Nullable @Pattern(regexp = SubmitRequest.TIME_IN_FORCE) String timeInForce,
    @Nullable Boolean extendedHours,
    @Nullable @Pattern(regexp = "simple|bracket|oco|oto") String orderClass,
    @Nullable @Valid TakeProfitBody takeProfit,
    @Nullable @Valid StopLossBody stopLoss,
    @Nullable Boolean allowDuplicate) {

  static final String STRATEGY = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";
  static final String PERCENT = "[0-9]{1,2}(\\.[0-9]{1,4})?";
  static final String TIME_IN_FORCE = "day|gtc|ioc|fok|opg|cls";

  private static final int MOST_DECIMALS = 9;

  NewOrder toOrder(ClientOrderId id, String submittedBy) {
    OrderTerms terms = asWritten(this::terms);
    try {
      return new NewOrder(id, strategy, terms, Boolean.TRUE.equals(allowDuplicate), submittedBy);
    } catch (UnsoundTermsException e) {
      throw OrderProblems.unsound(e.rule());
    }
  }

  /** What these types refuse is what the caller wrote: nothing else is done in here. */
  static <T> T asWritten(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException e) {
      throw new ProblemException(CommonProblem.INVALID_REQUEST, e.getMessage() + ".");
    }
  }

  private OrderTerms terms() {
    boolean isOco = "oco".equals(orderClass);
    if (isOco && (limitPrice != null || takeProfit == null)) {
      throw new IllegalArgumentException(
          "an order of class oco has its limit in take_profit and no limit_price");
    }
    return new OrderTerms(
        new Symbol(symbol),
        Side.valueOf(upper(side)),
        amount(),
        Pricing.of(
            OrderType.valueOf(upper(type)),
            isOco && takeProfit != null ? takeProfit.limitPrice() : limitPrice,
            stopPrice,
            trailPrice,
            trailPercent == null ? null : new BigDecimal(trailPercent)),
        timeInForce == null ? TimeInForce.DAY : TimeInForce.valueOf(upper(timeInForce)),
        Boolean.TRUE.equals(extendedHours),
        Exits.of(
            orderClass == null ? "" : orderClass,
            isOco || takeProfit == null ? null : new Exits.TakeProfit(takeProfit.limitPrice()),
            stopLoss == null
                ? null
                : new Exits.StopLoss(stopLoss.stopPrice(), stopLoss.limitPrice())));
  }

  private OrderAmount amount() {
    if (quantity != null && notional == null) {
      return new OrderAmount.Shares(quantity);
    }
    if (quantity == null && notional != null && notional.amount().scale() <= MOST_DECIMALS) {
      return new OrderAmount.Notional(notional);
    }
    throw new IllegalArgumentException(
        "an order needs one of quantity and notional, with at most 9 decimals");
  }

  static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }

  /** The exit at a limit. */
  record TakeProfitBody(@NotNull Price limitPrice) {}

  /**
   * The exit at a stop.
   *
   * @param limitPrice at the market where it is not given
   */
  record StopLossBody(@NotNull Price stopPrice, @Nullable Price limitPrice) {}
}
