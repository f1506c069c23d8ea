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
  private static final int SMALL_AVERAGE_PRICE_DECIMALS = 18;

  /** One more than a quantity, and than a price, can hold. */
  private static final BigDecimal TOO_MANY_SHARES = BigDecimal.TEN.pow(15);

  private static final BigDecimal TOO_DEAR = BigDecimal.TEN.pow(12);

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
   *
   * @throws TooManySharesException if it would make more than a quantity holds
   */
  public Position after(SplitRatio ratio) {
    BigDecimal shares =
        quantity
            .value()
            .multiply(BigDecimal.valueOf(ratio.to()))
            .divide(BigDecimal.valueOf(ratio.from()), SHARE_DECIMALS, RoundingMode.DOWN);
    if (shares.abs().compareTo(TOO_MANY_SHARES) >= 0) {
      throw new TooManySharesException(shares);
    }
    return shares.signum() == 0
        ? new Position(SignedQuantity.ZERO, Money.zero(Money.USD), realizedPnl.minus(cost))
        : new Position(SignedQuantity.of(shares), cost, realizedPnl);
  }

  /**
   * Per share, for showing: rounded to nine decimals, or to eighteen where nothing would be left.
   * Empty where nothing is held, and where no price is as small or as large, as after a split that
   * was booked by mistake: quantity and cost are exact all the same.
   */
  public Optional<Price> averagePrice() {
    if (quantity.signum() == 0) {
      return Optional.empty();
    }
    BigDecimal usual = average(AVERAGE_PRICE_DECIMALS);
    BigDecimal average = usual.signum() == 0 ? average(SMALL_AVERAGE_PRICE_DECIMALS) : usual;
    return average.signum() > 0 && average.compareTo(TOO_DEAR) < 0
        ? Optional.of(Price.of(average))
        : Optional.empty();
  }

  private BigDecimal average(int decimals) {
    return cost.amount().divide(quantity.value(), decimals, RoundingMode.HALF_EVEN);
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
