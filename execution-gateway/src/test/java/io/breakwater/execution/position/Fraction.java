package io.breakwater.execution.position;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** An exact ratio of two whole numbers, in lowest terms: what no rounding has ever touched. */
record Fraction(BigInteger above, BigInteger below) implements Comparable<Fraction> {
  static final Fraction ZERO = new Fraction(BigInteger.ZERO, BigInteger.ONE);

  Fraction {
    BigInteger divisor = above.gcd(below).multiply(BigInteger.valueOf(below.signum()));
    above = above.divide(divisor);
    below = below.divide(divisor);
  }

  static Fraction of(BigDecimal value) {
    BigDecimal plain = value.setScale(Math.max(value.scale(), 0));
    return new Fraction(plain.unscaledValue(), BigInteger.TEN.pow(plain.scale()));
  }

  Fraction plus(Fraction other) {
    return new Fraction(
        above.multiply(other.below).add(other.above.multiply(below)), below.multiply(other.below));
  }

  Fraction minus(Fraction other) {
    return plus(other.negated());
  }

  Fraction times(Fraction other) {
    return new Fraction(above.multiply(other.above), below.multiply(other.below));
  }

  Fraction over(Fraction other) {
    return new Fraction(above.multiply(other.below), below.multiply(other.above));
  }

  Fraction negated() {
    return new Fraction(above.negate(), below);
  }

  Fraction abs() {
    return signum() < 0 ? negated() : this;
  }

  int signum() {
    return above.signum();
  }

  @Override
  public int compareTo(Fraction other) {
    return minus(other).signum();
  }

  /** The same number; fails where its decimals do not end. */
  BigDecimal exact() {
    return new BigDecimal(above).divide(new BigDecimal(below));
  }

  /** The number to thirty decimals, far beyond what it is compared at. */
  BigDecimal decimal() {
    return new BigDecimal(above).divide(new BigDecimal(below), 30, RoundingMode.HALF_EVEN);
  }
}
