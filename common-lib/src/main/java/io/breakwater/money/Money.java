package io.breakwater.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Objects;

/**
 * A signed, exact amount of one currency, with at least that currency's decimals (2 for USD, 0 for
 * JPY): half a share at 10.01 is 5.005 USD, and no cent is made or lost on the way to a statement.
 * At most 27 digits before the point and 27 after it.
 *
 * <p>The form is normal: {@code USD 1.5} and {@code USD 1.500} are the same value and are {@link
 * #equals equal}. Nothing here rounds unless the caller names a {@link RoundingMode}.
 */
public record Money(Currency currency, BigDecimal amount) implements Comparable<Money> {

  public static final Currency USD = Currency.getInstance("USD");

  /** Wide enough for the product of any price and any quantity. */
  private static final Digits DIGITS = new Digits("amount", 27, 27);

  /**
   * @throws IllegalArgumentException if the amount has too many digits
   */
  public Money {
    Objects.requireNonNull(currency, "currency");
    amount = DIGITS.normal(amount, fractionDigits(currency));
  }

  /**
   * Reads a plain decimal number of US dollars such as {@code -10.01}.
   *
   * @throws IllegalArgumentException if it is none, or has too many digits
   */
  public static Money usd(String text) {
    return new Money(USD, DIGITS.parse(text));
  }

  public static Money usd(long dollars) {
    return new Money(USD, BigDecimal.valueOf(dollars));
  }

  public static Money usd(BigDecimal amount) {
    return new Money(USD, amount);
  }

  public static Money zero(Currency currency) {
    return new Money(currency, BigDecimal.ZERO);
  }

  /** The amount in whole units of the currency's smallest coin: cents for USD. */
  public static Money rounded(Currency currency, BigDecimal amount, RoundingMode rounding) {
    return new Money(currency, DIGITS.rounded(amount, fractionDigits(currency), rounding));
  }

  /**
   * The sum.
   *
   * @throws CurrencyMismatchException if the other is of another currency
   */
  public Money plus(Money other) {
    return new Money(currency, amount.add(sameCurrency(other).amount));
  }

  /**
   * The difference.
   *
   * @throws CurrencyMismatchException if the other is of another currency
   */
  public Money minus(Money other) {
    return new Money(currency, amount.subtract(sameCurrency(other).amount));
  }

  public Money negated() {
    return new Money(currency, amount.negate());
  }

  /** That part of the amount, in whole units of the currency's smallest coin. */
  public Money times(BigDecimal ratio, RoundingMode rounding) {
    return rounded(currency, amount.multiply(ratio), rounding);
  }

  /** Returns 1 above zero, -1 below it, 0 at zero. */
  public int signum() {
    return amount.signum();
  }

  /**
   * @throws CurrencyMismatchException if the other is of another currency
   */
  @Override
  public int compareTo(Money other) {
    return amount.compareTo(sameCurrency(other).amount);
  }

  /** Amount and currency, such as {@code 5.005 USD}. */
  @Override
  public String toString() {
    return amount.toPlainString() + " " + currency.getCurrencyCode();
  }

  private Money sameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new CurrencyMismatchException(currency, other.currency);
    }
    return other;
  }

  /** Currencies without a coin, such as gold, say -1: they count as having no decimals. */
  private static int fractionDigits(Currency currency) {
    return Math.max(currency.getDefaultFractionDigits(), 0);
  }
}
