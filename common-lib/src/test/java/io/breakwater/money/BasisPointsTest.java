package io.breakwater.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BasisPointsTest {

  @Test
  void isAPartOfAnAmountInWholeCents() {
    BasisPoints quarterPercent = BasisPoints.of(25);

    assertThat(quarterPercent.of(Money.usd("1000"), RoundingMode.UNNECESSARY))
        .isEqualTo(Money.usd("2.50"));
    assertThat(quarterPercent.of(Money.usd("1"), RoundingMode.UP)).isEqualTo(Money.usd("0.01"));
    assertThat(quarterPercent.of(Money.usd("1"), RoundingMode.DOWN)).isEqualTo(Money.usd(0));
    assertThat(BasisPoints.of(-25).of(Money.usd("1000"), RoundingMode.UNNECESSARY))
        .isEqualTo(Money.usd("-2.50"));
  }

  @Test
  void isAnExactPartOfAPrice() {
    assertThat(BasisPoints.of(5).of(Price.of("100.01"), RoundingMode.UNNECESSARY))
        .isEqualTo(Price.of("0.050005"));
  }

  @Test
  void roundsAPartOfAPriceOnlyBeyondItsEighteenDecimals() {
    Price tiny = Price.of("0.000000000000000003");

    assertThat(BasisPoints.of(5_000).of(tiny, RoundingMode.UP))
        .isEqualTo(Price.of("0.000000000000000002"));
    assertThat(BasisPoints.of(5_000).of(tiny, RoundingMode.DOWN))
        .isEqualTo(Price.of("0.000000000000000001"));
  }

  @Test
  void noPartOfAPriceIsNoPrice() {
    assertThatThrownBy(() -> BasisPoints.of(0).of(Price.of(100), RoundingMode.UNNECESSARY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("price must be above 0, was 0");
    assertThatThrownBy(() -> BasisPoints.of(-5).of(Price.of(100), RoundingMode.UNNECESSARY))
        .hasMessage("price must be above 0, was -0.05");
  }

  @Test
  void isBoundedInDigitsAndPlain() {
    assertThat(BasisPoints.of("999999999.999999999")).hasToString("999999999.999999999");

    assertThatThrownBy(() -> BasisPoints.of("1000000000"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("basis points must have at most 9 digits before the point");
    assertThatThrownBy(() -> BasisPoints.of("0.0000000001"))
        .hasMessage("basis points must have at most 9 decimals, was 1E-10");
    assertThatThrownBy(() -> BasisPoints.of("5%"))
        .hasMessage("basis points must be a plain decimal number, was '5%'");
  }

  @Test
  void comparesByValue() {
    assertThat(BasisPoints.of("-1")).isLessThan(BasisPoints.of("0.5"));
  }

  @Test
  void tenThousandAreTheWhole() {
    for (long seed = 0; seed < 2_000; seed++) {
      Price price = Price.of(Amounts.positive(new SplittableRandom(seed)));

      Price whole = BasisPoints.of(10_000).of(price, RoundingMode.UNNECESSARY);

      assertThat(whole).as("seed %d", seed).isEqualTo(price);
    }
  }

  @Test
  void equalNumbersAreEqualAndOneKeyAndReadBack() {
    for (long seed = 0; seed < 2_000; seed++) {
      var random = new SplittableRandom(seed);
      BigDecimal number = BigDecimal.valueOf(random.nextLong(-1_000_000, 1_000_000), 3);

      BasisPoints points = BasisPoints.of(number);
      BasisPoints padded = BasisPoints.of(Amounts.padded(number, random));

      assertThat(padded).as("seed %d", seed).isEqualTo(points).hasSameHashCodeAs(points);
      assertThat(BasisPoints.of(points.toString())).as("seed %d", seed).isEqualTo(points);
    }
  }
}
