package io.breakwater.execution.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.breakwater.execution.broker.Side;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import io.breakwater.money.SignedQuantity;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PositionTest {

  @Test
  void averagesWhatIsBought() {
    var position =
        Position.NONE
            .after(Side.BUY, shares("10"), price("20"))
            .after(Side.BUY, shares("30"), price("24"));

    assertThat(position.averagePrice()).contains(price("23"));
    assertThat(position.cost()).isEqualTo(Money.usd("920"));
    assertThat(position.unrealizedPnl(price("25"))).isEqualTo(Money.usd("80"));
  }

  @Test
  void realizesTheDifferenceWhenSold() {
    var position =
        Position.NONE
            .after(Side.BUY, shares("10"), price("20"))
            .after(Side.SELL, shares("4"), price("25"));

    assertThat(position.quantity()).isEqualTo(SignedQuantity.of("6"));
    assertThat(position.realizedPnl()).isEqualTo(Money.usd("20"));
    assertThat(position.cost()).isEqualTo(Money.usd("120"));
  }

  @Test
  void turnsOverFromLongToShort() {
    var position =
        Position.NONE
            .after(Side.BUY, shares("10"), price("20"))
            .after(Side.SELL, shares("15"), price("22"));

    assertThat(position.quantity()).isEqualTo(SignedQuantity.of("-5"));
    assertThat(position.realizedPnl()).isEqualTo(Money.usd("20"));
    assertThat(position.cost()).isEqualTo(Money.usd("-110"));
    assertThat(position.averagePrice()).contains(price("22"));
    assertThat(position.unrealizedPnl(price("21"))).isEqualTo(Money.usd("5"));
  }

  @Test
  void costsNothingOnceAllIsSold() {
    var position =
        Position.NONE
            .after(Side.BUY, shares("3"), price("10"))
            .after(Side.SELL, shares("1"), price("10.01"))
            .after(Side.SELL, shares("2"), price("10.01"));

    assertThat(position.quantity()).isEqualTo(SignedQuantity.ZERO);
    assertThat(position.cost()).isEqualTo(Money.zero(Money.USD));
    assertThat(position.averagePrice()).isEmpty();
    assertThat(position.realizedPnl().amount()).isEqualByComparingTo("0.03");
  }

  /**
   * Against exact fractions: quantities exact, money to a billionth, cash flows to the last digit.
   */
  @Test
  void agreesWithExactFractionsOverRandomHistories() {
    for (long seed = 0; seed < 5_000; seed++) {
      var random = new SplittableRandom(seed);
      Position position = Position.NONE;
      var oracle = new Oracle();
      BigDecimal cash = BigDecimal.ZERO;
      int fills = random.nextInt(1, 30);
      for (int i = 0; i < fills; i++) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        Quantity quantity = quantity(random, position);
        Price price =
            Price.of(BigDecimal.valueOf(random.nextLong(1, 100_000_000), random.nextInt(0, 7)));
        position = position.after(side, quantity, price);
        oracle.fill(side, quantity.value(), price.value());
        cash = cash.subtract(side.signed(quantity).value().multiply(price.value()));
      }

      assertThat(position.quantity().value())
          .as("seed %d", seed)
          .isEqualByComparingTo(oracle.quantity.exact());
      assertThat(position.cost().amount())
          .as("seed %d", seed)
          .isCloseTo(oracle.cost.decimal(), offset(new BigDecimal("1e-9")));
      assertThat(position.realizedPnl().amount())
          .as("seed %d", seed)
          .isCloseTo(oracle.realized.decimal(), offset(new BigDecimal("1e-9")));
      assertThat(position.realizedPnl().amount().subtract(position.cost().amount()))
          .as("seed %d: realised profit minus open cost is the cash that flowed", seed)
          .isEqualByComparingTo(cash);
    }
  }

  /** Often exactly what is held, so that positions close; else whole shares or fractions. */
  private static Quantity quantity(SplittableRandom random, Position position) {
    if (random.nextInt(5) == 0 && position.quantity().signum() != 0) {
      return position.quantity().abs();
    }
    return Quantity.of(
        BigDecimal.valueOf(random.nextLong(1, 1_000_000_000), random.nextInt(0, 10)));
  }

  private static Quantity shares(String text) {
    return Quantity.of(text);
  }

  private static Price price(String text) {
    return Price.of(text);
  }

  /** Average cost in exact fractions, written the slow and obvious way. */
  private static final class Oracle {
    private Fraction quantity = Fraction.ZERO;
    private Fraction cost = Fraction.ZERO;
    private Fraction realized = Fraction.ZERO;

    void fill(Side side, BigDecimal shares, BigDecimal price) {
      Fraction left = Fraction.of(shares);
      Fraction at = Fraction.of(price);
      Fraction sign = Fraction.of(side == Side.BUY ? BigDecimal.ONE : BigDecimal.ONE.negate());
      Fraction held = quantity.times(sign).negated();
      if (held.signum() > 0) {
        Fraction closing = held.compareTo(left) < 0 ? held : left;
        Fraction average = cost.over(quantity);
        realized = realized.plus(at.minus(average).times(closing).times(sign.negated()));
        cost = cost.plus(average.times(closing).times(sign));
        quantity = quantity.plus(closing.times(sign));
        left = left.minus(closing);
      }
      quantity = quantity.plus(left.times(sign));
      cost = cost.plus(left.times(sign).times(at));
    }
  }

  private record Fraction(BigInteger above, BigInteger below) {
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

    Fraction plus(Fraction o) {
      return new Fraction(
          above.multiply(o.below).add(o.above.multiply(below)), below.multiply(o.below));
    }

    Fraction minus(Fraction o) {
      return plus(o.negated());
    }

    Fraction times(Fraction o) {
      return new Fraction(above.multiply(o.above), below.multiply(o.below));
    }

    Fraction over(Fraction o) {
      return new Fraction(above.multiply(o.below), below.multiply(o.above));
    }

    Fraction negated() {
      return new Fraction(above.negate(), below);
    }

    int signum() {
      return above.signum();
    }

    int compareTo(Fraction o) {
      return minus(o).signum();
    }

    BigDecimal exact() {
      return new BigDecimal(above).divide(new BigDecimal(below));
    }

    BigDecimal decimal() {
      return new BigDecimal(above).divide(new BigDecimal(below), 30, RoundingMode.HALF_EVEN);
    }
  }
}
