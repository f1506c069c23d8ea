package io.breakwater.localstack.venue.trading;

import io.breakwater.localstack.venue.account.Position;
import io.breakwater.localstack.venue.order.ClientOrderId;
import io.breakwater.localstack.venue.order.OrderTerms;
import io.breakwater.localstack.venue.order.OrderType;
import io.breakwater.localstack.venue.order.Prices;
import io.breakwater.localstack.venue.order.Refusal;
import io.breakwater.localstack.venue.order.Side;
import io.breakwater.localstack.venue.order.TimeInForce;
import io.breakwater.money.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What became of the wish to close a position.
 *
 * @param placement of the order that is to close it
 */
public record Closing(String symbol, Placement placement) {

  /** How much of a position to close. */
  public sealed interface Part {}

  public record Shares(Quantity quantity) implements Part {}

  /** Above 0, at most 100. */
  public record Percent(BigDecimal value) implements Part {}

  /** What the wish comes to. */
  sealed interface Wish {}

  record Possible(OrderTerms order) implements Wish {}

  record Impossible(Refusal why) implements Wish {}

  /** The order that closes that part of a position. */
  static Wish order(Position position, Part part, ClientOrderId id) {
    Quantity held = position.quantity().abs();
    Quantity quantity = of(part, held);
    if (quantity.isZero()) {
      return new Impossible(
          Refusal.of(Refusal.Kind.UNPROCESSABLE, "percentage is less than one share"));
    }
    if (quantity.compareTo(held) > 0) {
      return new Impossible(
          Refusal.of(
              Refusal.Kind.FORBIDDEN,
              "insufficient qty available for order (requested: %s, available: %s)"
                  .formatted(quantity, held)));
    }
    return new Possible(
        new OrderTerms(
            id,
            position.symbol(),
            position.quantity().signum() > 0 ? Side.SELL : Side.BUY,
            OrderType.MARKET,
            TimeInForce.DAY,
            quantity,
            Prices.NONE));
  }

  /**
   * The shares that are that part of a position: of a whole number of shares a whole number,
   * rounded down, so that closing does not make the fractions that it cannot close.
   */
  private static Quantity of(Part part, Quantity held) {
    return switch (part) {
      case Shares(var quantity) -> quantity;
      case Percent(var percent) ->
          Quantity.of(
              held.value()
                  .multiply(percent)
                  .movePointLeft(2)
                  .setScale(held.value().scale() > 0 ? 9 : 0, RoundingMode.DOWN));
    };
  }
}
