package io.breakwater.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SignedQuantityTest {

  @Test
  void isLongShortOrFlat() {
    assertThat(SignedQuantity.of(5).signum()).isEqualTo(1);
    assertThat(SignedQuantity.of("-0.5").signum()).isEqualTo(-1);
    assertThat(SignedQuantity.of("-0.0")).isEqualTo(SignedQuantity.ZERO);
    assertThat(SignedQuantity.ZERO.signum()).isZero();
  }

  @Test
  void sellsThroughZero() {
    SignedQuantity held = SignedQuantity.of(10);

    SignedQuantity left = held.minus(SignedQuantity.of(15));

    assertThat(left).isEqualTo(SignedQuantity.of(-5)).hasToString("-5");
    assertThat(left.abs()).isEqualTo(Quantity.of(5));
  }

  @Test
  void turnsSharesIntoEitherSide() {
    assertThat(SignedQuantity.of(Quantity.of("2.5"))).hasToString("2.5");
    assertThat(SignedQuantity.of(Quantity.of("2.5")).negated()).hasToString("-2.5");
  }

  @Test
  void hasTheDigitsOfAQuantity() {
    assertThat(SignedQuantity.of("-999999999999999.999999999").abs())
        .isEqualTo(Quantity.of("999999999999999.999999999"));

    assertThatThrownBy(() -> SignedQuantity.of("0.0000000001"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("quantity must have at most 9 decimals, was 1E-10");
    assertThatThrownBy(() -> SignedQuantity.of(Long.MIN_VALUE))
        .hasMessage("quantity must have at most 15 digits before the point");
    assertThatThrownBy(() -> SignedQuantity.of("minus one"))
        .hasMessage("quantity must be a plain decimal number, was 'minus one'");
  }

  @Test
  void followsTheLawsOfAddition() {
    for (long seed = 0; seed < 2_000; seed++) {
      var random = new SplittableRandom(seed);
      SignedQuantity a = SignedQuantity.of(Amounts.signed(random));
      SignedQuantity b = SignedQuantity.of(Amounts.signed(random));
      SignedQuantity c = SignedQuantity.of(Amounts.signed(random));

      assertThat(a.plus(b).plus(c)).as("seed %d", seed).isEqualTo(a.plus(b.plus(c)));
      assertThat(a.plus(b).minus(b)).as("seed %d", seed).isEqualTo(a);
      assertThat(a.minus(b)).as("seed %d", seed).isEqualTo(b.minus(a).negated());
      assertThat(a.plus(a.negated())).as("seed %d", seed).isEqualTo(SignedQuantity.ZERO);
      assertThat(a.negated().abs()).as("seed %d", seed).isEqualTo(a.abs());
    }
  }

  @Test
  void equalNumbersAreEqualAndOneKeyAndReadBack() {
    for (long seed = 0; seed < 2_000; seed++) {
      var random = new SplittableRandom(seed);
      BigDecimal number = Amounts.signed(random);

      SignedQuantity quantity = SignedQuantity.of(number);
      SignedQuantity padded = SignedQuantity.of(Amounts.padded(number, random));

      assertThat(padded).as("seed %d", seed).isEqualTo(quantity).hasSameHashCodeAs(quantity);
      assertThat(SignedQuantity.of(quantity.toString())).as("seed %d", seed).isEqualTo(quantity);
    }
  }
}
