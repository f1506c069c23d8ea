package io.breakwater.localstack.venue.trading;

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

  /**
   * The shares that are that part of a position: of a whole number of shares a whole number,
   * rounded down, so that closing does not make the fractions that it cannot close.
   */
  static Quantity of(Part part, Quantity held) {
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
