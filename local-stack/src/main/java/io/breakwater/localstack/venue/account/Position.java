package io.breakwater.localstack.venue.account;

import io.breakwater.money.Price;
import io.breakwater.money.SignedQuantity;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What the account holds of one symbol: long above zero, short below, never zero.
 *
 * @param averageEntryPrice the average price of what was bought, or sold short; rounded to 12
 *     decimals where the quotient has no end
 */
public record Position(String symbol, SignedQuantity quantity, Price averageEntryPrice) {
  private static final int AVERAGE_DECIMALS = 12;

  /** The position after an execution of that many signed shares, which does not end it. */
  Position after(SignedQuantity change, Price price) {
    SignedQuantity next = quantity.plus(change);
    if (next.signum() != quantity.signum()) {
      return new Position(symbol, next, price);
    }
    boolean grows = change.signum() == quantity.signum();
    return new Position(symbol, next, grows ? average(change, price) : averageEntryPrice);
  }

  private Price average(SignedQuantity change, Price price) {
    BigDecimal cost = averageEntryPrice.times(quantity).plus(price.times(change)).amount();
    BigDecimal shares = quantity.plus(change).value();
    return Price.of(cost.divide(shares, AVERAGE_DECIMALS, RoundingMode.HALF_EVEN));
  }
}
