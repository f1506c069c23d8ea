package io.breakwater.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MoneyTest {

  private static final Currency JPY = Currency.getInstance("JPY");
  private static final Currency GOLD = Currency.getInstance("XAU");

  @Test
  void keepsAtLeastTheDecimalsOfItsCurrency() {
    assertThat(Money.usd("1.5")).hasToString("1.50 USD");
    assertThat(Money.usd("5.005")).hasToString("5.005 USD");
    assertThat(Money.usd(-3)).hasToString("-3.00 USD");
    assertThat(new Money(JPY, new BigDecimal("100.0"))).hasToString("100 JPY");
    assertThat(new Money(GOLD, new BigDecimal("1E+2"))).hasToString("100 XAU");
  }

  @Test
  void roundsOnlyAsTold() {
    BigDecimal halfACent = new BigDecimal("0.005");

    assertThat(Money.rounded(Money.USD, halfACent, RoundingMode.HALF_EVEN))
        .isEqualTo(Money.usd("0.00"));
    assertThat(Money.rounded(Money.USD, halfACent, RoundingMode.HALF_UP))
        .isEqualTo(Money.usd("0.01"));
    assertThat(Money.rounded(Money.USD, halfACent.negate(), RoundingMode.FLOOR))
        .isEqualTo(Money.usd("-0.01"));
    assertThat(Money.rounded(JPY, new BigDecimal("99.5"), RoundingMode.DOWN))
        .isEqualTo(new Money(JPY, new BigDecimal("99")));
    assertThatThrownBy(() -> Money.rounded(Money.USD, halfACent, RoundingMode.UNNECESSARY))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void timesARatioIsRoundedToTheSmallestCoin() {
    BigDecimal third = new BigDecimal("0.333333");

    assertThat(Money.usd("100").times(third, RoundingMode.DOWN)).isEqualTo(Money.usd("33.33"));
    assertThat(Money.usd("100").times(third, RoundingMode.UP)).isEqualTo(Money.usd("33.34"));
    assertThat(Money.usd("100").times(new BigDecimal("-2"), RoundingMode.UNNECESSARY))
        .isEqualTo(Money.usd("-200"));
  }

  @Test
  void refusesOtherCurrenciesAndNamesBoth() {
    Money dollars = Money.usd(1);
    Money yen = new Money(JPY, BigDecimal.ONE);

    assertThatThrownBy(() -> dollars.plus(yen)).isInstanceOf(CurrencyMismatchException.class);
    assertThatThrownBy(() -> dollars.compareTo(yen)).isInstanceOf(CurrencyMismatchException.class);
    var mismatch = catchThrowableOfType(CurrencyMismatchException.class, () -> dollars.minus(yen));
    assertThat(mismatch).hasMessage("currencies must be the same, were USD and JPY");
    assertThat(mismatch.left()).isEqualTo(Money.USD);
    assertThat(mismatch.right()).isEqualTo(JPY);
  }

  @Test
  void sameNumbersOfOtherCurrenciesAreNotEqual() {
    assertThat(Money.zero(JPY)).isNotEqualTo(Money.zero(Money.USD));
    assertThat(Money.zero(Money.USD)).isEqualTo(Money.usd("0.000"));
  }

  @Test
  void isBoundedInDigits() {
    assertThatThrownBy(() -> Money.usd(new BigDecimal("1E+27")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("amount must have at most 27 digits before the point");
    assertThatThrownBy(() -> Money.usd(new BigDecimal("1E-28")))
        .hasMessage("amount must have at most 27 decimals, was 1E-28");
    assertThatThrownBy(() -> Money.usd("a lot"))
        .hasMessage("amount must be a plain decimal number, was 'a lot'");
    assertThat(Money.usd(new BigDecimal("1E+26")).signum()).isEqualTo(1);
  }

  @Test
  void refusesToRoundHugeExponentsInsteadOfWritingThemOut() {
    assertThatThrownBy(
            () -> Money.rounded(Money.USD, new BigDecimal("1E-2000000000"), RoundingMode.DOWN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("amount must have at most 200 decimals to be rounded");
    assertThatThrownBy(() -> Money.usd(1).times(new BigDecimal("1E+2000000000"), RoundingMode.DOWN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("amount must have at most 27 digits before the point");
  }

  @Test
  void readsAndRoundsUpToItsBounds() {
    assertThat(Money.usd("0".repeat(79) + "7")).isEqualTo(Money.usd(7));
    assertThatThrownBy(() -> Money.usd("0".repeat(80) + "7"))
        .hasMessage("amount must have at most 80 characters, had 81");
    assertThat(Money.rounded(Money.USD, new BigDecimal("1E-200"), RoundingMode.UP))
        .isEqualTo(Money.usd("0.01"));
    assertThatThrownBy(() -> Money.rounded(Money.USD, new BigDecimal("1E-201"), RoundingMode.UP))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void followsTheLawsOfAddition() {
    for (long seed = 0; seed < 2_000; seed++) {
      var random = new SplittableRandom(seed);
      Money a = Money.usd(Amounts.signed(random));
      Money b = Money.usd(Amounts.signed(random));
      Money c = Money.usd(Amounts.signed(random));

      assertThat(a.plus(b).plus(c)).as("seed %d", seed).isEqualTo(a.plus(b.plus(c)));
      assertThat(a.plus(b).minus(b)).as("seed %d", seed).isEqualTo(a);
      assertThat(a.plus(b)).as("seed %d", seed).isEqualTo(b.plus(a));
      assertThat(a.plus(a.negated())).as("seed %d", seed).isEqualTo(Money.zero(Money.USD));
      assertThat(a.compareTo(b)).as("seed %d", seed).isEqualTo(a.minus(b).signum());
    }
  }

  @Test
  void paysForPartsWhatItPaysForTheWhole() {
    for (long seed = 0; seed < 2_000; seed++) {
      var random = new SplittableRandom(seed);
      Price price = Price.of(Amounts.positive(random));
      Quantity one = Quantity.of(Amounts.unsigned(random));
      Quantity other = Quantity.of(Amounts.unsigned(random));

      Money parts = price.times(one).plus(price.times(other));

      assertThat(price.times(one.plus(other))).as("seed %d", seed).isEqualTo(parts);
    }
  }

  @Test
  void roundingMovesLessThanACent() {
    for (long seed = 0; seed < 2_000; seed++) {
      var random = new SplittableRandom(seed);
      BigDecimal exact = Amounts.signed(random);
      RoundingMode rounding = random.nextBoolean() ? RoundingMode.FLOOR : RoundingMode.HALF_EVEN;

      Money moved = Money.rounded(Money.USD, exact, rounding).minus(Money.usd(exact));

      assertThat(moved.amount().abs()).as("seed %d", seed).isLessThan(new BigDecimal("0.01"));
    }
  }

  @Test
  void equalNumbersAreEqualAndOneKey() {
    for (long seed = 0; seed < 2_000; seed++) {
      var random = new SplittableRandom(seed);
      BigDecimal number = Amounts.signed(random);

      Money money = Money.usd(number);
      Money padded = Money.usd(Amounts.padded(number, random));

      assertThat(padded).as("seed %d", seed).isEqualTo(money).hasSameHashCodeAs(money);
      assertThat(Money.usd(money.amount().toPlainString())).as("seed %d", seed).isEqualTo(money);
    }
  }
}
