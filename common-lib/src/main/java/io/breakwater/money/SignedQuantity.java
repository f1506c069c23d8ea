package io.breakwater.money;

import java.math.BigDecimal;

/**
 * A position or a change of one, in shares: long above zero, short below it. At most 15 digits
 * before the point and 9 after it.
 *
 * <p>The form is normal: {@code -1} and {@code -1.00} are the same value and are {@link #equals
 * equal}.
 */
public record SignedQuantity(BigDecimal value) {

  static final Digits DIGITS = new Digits("quantity", 15, 9);

  public static final SignedQuantity ZERO = new SignedQuantity(BigDecimal.ZERO);

  /**
   * @throws IllegalArgumentException if the value has too many digits
   */
  public SignedQuantity {
    value = DIGITS.normal(value, 0);
  }

  /**
   * Reads a plain decimal number such as {@code -10.5}.
   *
   * @throws IllegalArgumentException if it is none, or has too many digits
   */
  public static SignedQuantity of(String text) {
    return new SignedQuantity(DIGITS.parse(text));
  }

  public static SignedQuantity of(long shares) {
    return new SignedQuantity(BigDecimal.valueOf(shares));
  }

  public static SignedQuantity of(BigDecimal value) {
    return new SignedQuantity(value);
  }

  /** The same shares held long; {@link #negated} makes the short side of them. */
  public static SignedQuantity of(Quantity quantity) {
    return new SignedQuantity(quantity.value());
  }

  public SignedQuantity plus(SignedQuantity other) {
    return new SignedQuantity(value.add(other.value));
  }

  public SignedQuantity minus(SignedQuantity other) {
    return new SignedQuantity(value.subtract(other.value));
  }

  public SignedQuantity negated() {
    return new SignedQuantity(value.negate());
  }

  /** How many shares it is, whichever side they are on. */
  public Quantity abs() {
    return new Quantity(value.abs());
  }

  /** Returns 1 for a long position, -1 for a short one, 0 for none. */
  public int signum() {
    return value.signum();
  }

  @Override
  public String toString() {
    return value.toPlainString();
  }
}
