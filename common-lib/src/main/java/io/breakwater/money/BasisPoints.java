package io.breakwater.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A ratio in units of 1/10,000: 25 basis points are 0.25 %. Any sign; at most 9 digits before the
 * point and 9 after it.
 *
 * <p>The form is normal: {@code 25} and {@code 25.0} are the same value and are {@link #equals
 * equal}.
 */
public record BasisPoints(BigDecimal value) implements Comparable<BasisPoints> {

  private static final Digits DIGITS = new Digits("basis points", 9, 9);

  /** The decimal places that one ten-thousandth takes. */
  private static final int PLACES = 4;

  /**
   * @throws IllegalArgumentException if the value has too many digits
   */
  public BasisPoints {
    value = DIGITS.normal(value, 0);
  }

  /**
   * Reads a plain decimal number such as {@code 25} or {@code 0.5}.
   *
   * @throws IllegalArgumentException if it is none, or has too many digits
   */
  public static BasisPoints of(String text) {
    return new BasisPoints(DIGITS.parse(text));
  }

  public static BasisPoints of(long value) {
    return new BasisPoints(BigDecimal.valueOf(value));
  }

  public static BasisPoints of(BigDecimal value) {
    return new BasisPoints(value);
  }

  /** That part of an amount, in whole units of the currency's smallest coin. */
  public Money of(Money money, RoundingMode rounding) {
    return money.times(ratio(), rounding);
  }

  /**
   * That part of a price: 5 basis points of 100 are 0.05. Exact up to the 18 decimals that a price
   * has, and rounded beyond them.
   *
   * @throws IllegalArgumentException if the part is no price: zero or below it
   */
  public Price of(Price price, RoundingMode rounding) {
    BigDecimal part = price.value().multiply(ratio());
    return new Price(Price.DIGITS.rounded(part, Price.DIGITS.decimals(), rounding));
  }

  private BigDecimal ratio() {
    return value.movePointLeft(PLACES);
  }

  @Override
  public int compareTo(BasisPoints other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toPlainString();
  }
}
