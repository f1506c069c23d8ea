package io.breakwater.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

  @Test
  void holdsWholeSharesFractionsAndNone() {
    assertThat(Quantity.of(100)).hasToString("100");
    assertThat(Quantity.of("0.123456789")).hasToString("0.123456789");
    assertThat(Quantity.of("0.000")).isEqualTo(Quantity.ZERO).hasToString("0");
    assertThat(Quantity.ZERO.isZero()).isTrue();
    assertThat(Quantity.of("0.000000001").isZero()).isFalse();
  }

  @Test
  void refusesLessThanNone() {
    assertThatThrownBy(() -> Quantity.of(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("quantity must be at least 0, was -1");
    assertThatThrownBy(() -> Quantity.of("-0.000000001"))
        .hasMessage("quantity must be at least 0, was -0.000000001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ten", "1e2", "", "1.", "NaN"})
  void refusesWhatIsNoPlainNumber(String text) {
    assertThatThrownBy(() -> Quantity.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("quantity must be a plain decimal number, was '%s'", text);
  }

  @Test
  void hasAtMostFifteenDigitsBeforeThePointAndNineAfterIt() {
    assertThat(Quantity.of("999999999999999.999999999")).hasToString("999999999999999.999999999");

    assertThatThrownBy(() -> Quantity.of("0.0000000001"))
        .hasMessage("quantity must have at most 9 decimals, was 1E-10");
    assertThatThrownBy(() -> Quantity.of(1_000_000_000_000_000L))
        .hasMessage("quantity must have at most 15 digits before the point");
    assertThatThrownBy(() -> Quantity.of(new BigDecimal("1E+1000000")))
        .hasMessage("quantity must have at most 15 digits before the point");
  }

  @Test
  void neverFallsBelowNone() {
    assertThat(Quantity.of(3).minus(Quantity.of(3))).isEqualTo(Quantity.ZERO);

    assertThatThrownBy(() -> Quantity.of(3).minus(Quantity.of("3.1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("quantity must be at least 0, was -0.1");
  }

  @Test
  void addsAndSubtractsExactly() {
    for (long seed = 0; seed < 2_000; seed++) {
      var random = new SplittableRandom(seed);
      Quantity a = Quantity.of(Amounts.unsigned(random));
      Quantity b = Quantity.of(Amounts.unsigned(random));
      Quantity c = Quantity.of(Amounts.unsigned(random));

      assertThat(a.plus(b).minus(b)).as("seed %d", seed).isEqualTo(a);
      assertThat(a.plus(b).plus(c)).as("seed %d", seed).isEqualTo(a.plus(b.plus(c)));
      assertThat(a.plus(b)).as("seed %d", seed).isEqualTo(b.plus(a)).isGreaterThanOrEqualTo(a);
    }
  }

  @Test
  void equalNumbersAreEqualAndOneKeyAndReadBack() {
    for (long seed = 0; seed < 2_000; seed++) {
      var random = new SplittableRandom(seed);
      BigDecimal number = Amounts.unsigned(random);

      Quantity quantity = Quantity.of(number);
      Quantity padded = Quantity.of(Amounts.padded(number, random));

      assertThat(padded).as("seed %d", seed).isEqualTo(quantity).hasSameHashCodeAs(quantity);
      assertThat(Quantity.of(quantity.toString())).as("seed %d", seed).isEqualTo(quantity);
    }
  }
}
