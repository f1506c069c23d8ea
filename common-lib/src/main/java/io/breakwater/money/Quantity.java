package io.breakwater.money;

import java.math.BigDecimal;

/**
 * A number of shares, zero or more, fractions allowed: at most 15 digits before the point and 9
 * after it, as many as Alpaca trades.
 *
 * <p>The form is normal: {@code 1} and {@code 1.00} are the same value and are {@link #equals
 * equal}. A number of shares that may be below zero is a {@link SignedQuantity}.
 */
public record Quantity(BigDecimal value) implements Comparable<Quantity> {

  public static final Quantity ZERO = new Quantity(BigDecimal.ZERO);

  /**
   * @throws IllegalArgumentException if the value is negative or has too many digits
   */
  public Quantity {
    value = SignedQuantity.DIGITS.normal(value, 0);
    if (value.signum() < 0) {
      throw new IllegalArgumentException(
          "quantity must be at least 0, was " + value.toPlainString());
    }
  }

  /**
   * Reads a plain decimal number such as {@code 10} or {@code 0.5}.
   *
   * @throws IllegalArgumentException if it is none, or no quantity
   */
  public static Quantity of(String text) {
    return new Quantity(SignedQuantity.DIGITS.parse(text));
  }

  public static Quantity of(long shares) {
    return new Quantity(BigDecimal.valueOf(shares));
  }

  public static Quantity of(BigDecimal value) {
    return new Quantity(value);
  }

  public Quantity plus(Quantity other) {
    return new Quantity(value.add(other.value));
  }

  /**
   * The difference.
   *
   * @throws IllegalArgumentException if the other is larger: a quantity never falls below zero
   */
  public Quantity minus(Quantity other) {
    return new Quantity(value.subtract(other.value));
  }

  public boolean isZero() {
    return value.signum() == 0;
  }

  @Override
  public int compareTo(Quantity other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toPlainString();
  }
}
