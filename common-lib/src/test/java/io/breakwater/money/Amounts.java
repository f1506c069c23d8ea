package io.breakwater.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.SplittableRandom;

/** Random numbers for the properties of this package. */
final class Amounts {

  private Amounts() {}

  /** A number of either sign with up to 12 digits before the point and 9 after it, or zero. */
  static BigDecimal signed(SplittableRandom random) {
    long bound = BigInteger.TEN.pow(random.nextInt(12)).longValueExact();
    return BigDecimal.valueOf(random.nextLong(-bound, bound + 1), random.nextInt(10));
  }

  /** As {@link #signed}, zero or above. */
  static BigDecimal unsigned(SplittableRandom random) {
    return signed(random).abs();
  }

  /** As {@link #signed}, above zero. */
  static BigDecimal positive(SplittableRandom random) {
    return unsigned(random).add(new BigDecimal("0.01"));
  }

  /** The same number, written with more zeros after the point. */
  static BigDecimal padded(BigDecimal number, SplittableRandom random) {
    return number.setScale(number.scale() + random.nextInt(1, 6));
  }
}
