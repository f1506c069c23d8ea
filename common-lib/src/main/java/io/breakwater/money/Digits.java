package io.breakwater.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * How many digits a kind of amount may have, and its normal form.
 *
 * <p>The bound is checked on precision and scale alone, before any digit is written out: a number
 * such as 1E+1000000 is refused without ever being expanded.
 *
 * @param what the name of the amount, for messages
 * @param integers most digits before the point
 * @param decimals most digits after the point, trailing zeros not counted
 */
record Digits(String what, int integers, int decimals) {

  private static final int LONGEST_TEXT = 80;
  private static final int MOST_DECIMALS_TO_ROUND = 200;
  private static final Pattern PLAIN = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");

  /**
   * Reads a plain decimal number: ASCII digits, no exponent, no blanks, a digit on each side of the
   * point.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  BigDecimal parse(String text) {
    if (text.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException(
          "%s must have at most %d characters, had %d"
              .formatted(what, LONGEST_TEXT, text.length()));
    }
    if (!PLAIN.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "%s must be a plain decimal number, was '%s'".formatted(what, text));
    }
    return new BigDecimal(text);
  }

  /**
   * Returns the same number without trailing zeros after the point, at least {@code leastScale}.
   */
  BigDecimal normal(BigDecimal number, int leastScale) {
    BigDecimal stripped = withoutTrailingZeros(number);
    if (stripped.scale() > decimals) {
      throw new IllegalArgumentException(
          "%s must have at most %d decimals, was %s".formatted(what, decimals, stripped));
    }
    return stripped.setScale(Math.max(stripped.scale(), leastScale));
  }

  /** Returns the number with at most {@code scale} digits after the point. */
  BigDecimal rounded(BigDecimal number, int scale, RoundingMode rounding) {
    BigDecimal stripped = withoutTrailingZeros(number);
    if (stripped.scale() > MOST_DECIMALS_TO_ROUND) {
      throw new IllegalArgumentException(
          "%s must have at most %d decimals to be rounded".formatted(what, MOST_DECIMALS_TO_ROUND));
    }
    return stripped.scale() > scale ? stripped.setScale(scale, rounding) : stripped;
  }

  private BigDecimal withoutTrailingZeros(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    if ((long) stripped.precision() - stripped.scale() > integers) {
      throw new IllegalArgumentException(
          "%s must have at most %d digits before the point".formatted(what, integers));
    }
    return stripped;
  }
}
