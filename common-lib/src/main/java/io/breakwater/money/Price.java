package io.breakwater.money;

import java.math.BigDecimal;

/**
 * A price in US dollars per share, above zero and exact, at most 12 digits before the point and 18
 * after it.
 *
 * <p>The form is normal: {@code 1.5} and {@code 1.500} are the same value and are {@link #equals
 * equal}. Whether a price is a whole number of ticks is the instrument's question, not this type's.
 */
public record Price(BigDecimal value) implements Comparable<Price> {

  static final Digits DIGITS = new Digits("price", 12, 18);

  /**
   * @throws IllegalArgumentException if the value is zero, negative or has too many digits
   */
  public Price {
    value = DIGITS.normal(value, 0);
    if (value.signum() <= 0) {
      throw new IllegalArgumentException("price must be above 0, was " + value.toPlainString());
    }
  }

  /**
   * Reads a plain decimal number such as {@code 10.01}.
   *
   * @throws IllegalArgumentException if it is none, or no price
   */
  public static Price of(String text) {
    return new Price(DIGITS.parse(text));
  }

  public static Price of(long dollars) {
    return new Price(BigDecimal.valueOf(dollars));
  }

  public static Price of(BigDecimal value) {
    return new Price(value);
  }

  /** What that many shares cost, exact: no product of a price and a quantity is refused. */
  public Money times(Quantity quantity) {
    return new Money(Money.USD, value.multiply(quantity.value()));
  }

  /** What that position is worth, exact: negative for a short one. */
  public Money times(SignedQuantity position) {
    return new Money(Money.USD, value.multiply(position.value()));
  }

  @Override
  public int compareTo(Price other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toPlainString();
  }
}
