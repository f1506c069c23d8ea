package io.breakwater.execution.position;

import io.breakwater.execution.broker.Side;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import io.breakwater.money.SignedQuantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What is held of one symbol, by average cost.
 *
 * <p>Every amount is exact but one: the cost that a partial close relieves is rounded to 18
 * decimals, and the same rounded amount leaves the cost and enters the realised profit, so that
 * realised profit minus open cost always equals the cash that flowed, to the last digit.
 *
 * @param cost what the open shares cost; below zero where they were sold short
 * @param realizedPnl of all shares that were opened and closed again
 */
public record Position(SignedQuantity quantity, Money cost, Money realizedPnl) {
  public static final Position NONE =
      new Position(SignedQuantity.ZERO, Money.zero(Money.USD), Money.zero(Money.USD));

  private static final int RELIEVED_DECIMALS = 18;
  private static final int SHARE_DECIMALS = 9;
  private static final int AVERAGE_PRICE_DECIMALS = 9;

  public Position {
    if (quantity.signum() == 0 && cost.signum() != 0) {
      throw new IllegalArgumentException("no shares cost nothing, was " + cost);
    }
  }

  /** Returns the position after one more fill: opened further, closed in part, or turned over. */
  public Position after(Side side, Quantity filled, Price price) {
    SignedQuantity change = side.signed(filled);
    if (quantity.signum() * change.signum() >= 0) {
      return opened(change, price);
    }
    return filled.compareTo(quantity.abs()) <= 0
        ? closed(change, price)
        : closed(quantity.negated(), price).opened(quantity.plus(change), price);
  }

  /**
   * Returns the position after a split: other shares, the same cost, nothing realised.
   *
   * <p>A reverse split keeps fractions, as Alpaca does, to nine decimals and toward zero: no share
   * is ever shown that is not there, and less than a billionth of one is lost. Where that was all,
   * its cost is realised as lost. Cash that a broker pays instead of a fraction is a difference in
   * quantity, and for the reconciliation to find.
   */
  public Position after(SplitRatio ratio) {
    BigDecimal shares =
        quantity
            .value()
            .multiply(BigDecimal.valueOf(ratio.to()))
            .divide(BigDecimal.valueOf(ratio.from()), SHARE_DECIMALS, RoundingMode.DOWN);
    return shares.signum() == 0
        ? new Position(SignedQuantity.ZERO, Money.zero(Money.USD), realizedPnl.minus(cost))
        : new Position(SignedQuantity.of(shares), cost, realizedPnl);
  }

  /** Per share, rounded to nine decimals for showing; empty where nothing is held. */
  public Optional<Price> averagePrice() {
    return quantity.signum() == 0
        ? Optional.empty()
        : Optional.of(
            Price.of(
                cost.amount()
                    .divide(quantity.value(), AVERAGE_PRICE_DECIMALS, RoundingMode.HALF_EVEN)));
  }

  /** What the open shares would bring at that price beyond what they cost. */
  public Money unrealizedPnl(Price price) {
    return price.times(quantity).minus(cost);
  }

  private Position opened(SignedQuantity change, Price price) {
    return new Position(quantity.plus(change), cost.plus(price.times(change)), realizedPnl);
  }

  private Position closed(SignedQuantity change, Price price) {
    SignedQuantity left = quantity.plus(change);
    Money relieved = left.signum() == 0 ? cost : costOf(change.abs());
    Money proceeds = price.times(change.negated());
    return new Position(left, cost.minus(relieved), realizedPnl.plus(proceeds.minus(relieved)));
  }

  private Money costOf(Quantity part) {
    BigDecimal share = cost.amount().multiply(part.value());
    return Money.usd(
        share.divide(quantity.abs().value(), RELIEVED_DECIMALS, RoundingMode.HALF_EVEN));
  }
}
