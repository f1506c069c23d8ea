package io.breakwater.localstack.venue.account;

import io.breakwater.money.Money;
import io.breakwater.money.Price;
import java.math.BigDecimal;
import java.util.function.Function;

/**
 * What the account is worth at given prices.
 *
 * @param longValue market value of the long positions, at least 0
 * @param shortValue market value of the short positions, at most 0
 * @param reserved held back by open orders
 */
public record Valuation(Money cash, Money longValue, Money shortValue, Money reserved) {

  /**
   * Values a portfolio.
   *
   * @param prices of every symbol held
   */
  public static Valuation of(Portfolio portfolio, Function<String, Price> prices, Money reserved) {
    Money longs = Money.zero(Money.USD);
    Money shorts = Money.zero(Money.USD);
    for (Position position : portfolio.positions().values()) {
      Money value = prices.apply(position.symbol()).times(position.quantity());
      if (value.signum() > 0) {
        longs = longs.plus(value);
      } else {
        shorts = shorts.plus(value);
      }
    }
    return new Valuation(portfolio.cash(), longs, shorts, reserved);
  }

  public Money equity() {
    return cash.plus(longValue).plus(shortValue);
  }

  /** Long and short positions together, both counted above zero. */
  public Money grossValue() {
    return longValue.minus(shortValue);
  }

  /** Equity times the multiplier, less what is held and what open orders reserve; at least 0. */
  public Money buyingPower(int multiplier) {
    Money allowed = Money.usd(equity().amount().multiply(BigDecimal.valueOf(multiplier)));
    Money left = allowed.minus(grossValue()).minus(reserved);
    return left.signum() < 0 ? Money.zero(Money.USD) : left;
  }
}
