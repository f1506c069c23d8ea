package io.breakwater.orchestrator.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import io.breakwater.money.SignedQuantity;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PositionSizerTest {

  @ParameterizedTest
  @CsvSource({
    "100000, 0.5, 100, 500",
    "100000, -0.5, 300, -166",
    "100000, 0.3333333333333333, 100, 333",
    "100000, 1, 100000, 1",
    "100000, 1, 100000.01, 0",
    "100000, -1, 100000.01, 0",
    "0.01, 1, 0.0001, 100",
    "100000, 0, 1, 0"
  })
  void targetIsWholeSharesTowardZero(String capital, String weight, String price, String target) {
    assertThat(PositionSizer.target(Money.usd(capital), new BigDecimal(weight), Price.of(price)))
        .isEqualTo(SignedQuantity.of(target));
  }

  @ParameterizedTest
  @CsvSource({
    "500, 100, 7, 393",
    "0, 40, 0, -40",
    "0, -40, 0, 40",
    "-10, 5, 0, -15",
    "10, 10, 0, 0",
    "10, 0, 10, 0",
    "0, 2.5, 0, -2",
    "0, -2.5, 0, 2",
    "10, 9.5, 0, 0",
    "10, 0, -3, 13"
  })
  void changeIsWhatIsStillToBeTraded(String target, String held, String working, String change) {
    assertThat(
            PositionSizer.change(
                SignedQuantity.of(target), SignedQuantity.of(held), SignedQuantity.of(working)))
        .isEqualTo(SignedQuantity.of(change));
  }

  @Test
  void targetNeverCostsMoreThanItsPartOfTheCapitalNorLessByAShare() {
    for (long seed = 0; seed < 20_000; seed++) {
      var random = new SplittableRandom(seed);
      Money capital = Money.usd(BigDecimal.valueOf(random.nextLong(1, 100_000_000_000L), 2));
      BigDecimal weight = BigDecimal.valueOf(random.nextLong(-1_000_000, 1_000_001), 6);
      Price price = Price.of(BigDecimal.valueOf(random.nextLong(1, 10_000_000), 4));

      SignedQuantity target = PositionSizer.target(capital, weight, price);

      BigDecimal part = capital.amount().multiply(weight.abs());
      assertThat(price.times(target.abs()).amount()).as("seed %d", seed).isLessThanOrEqualTo(part);
      assertThat(price.times(target.abs().plus(Quantity.of(1))).amount())
          .as("seed %d", seed)
          .isGreaterThan(part);
      assertThat(target.signum()).as("seed %d", seed).isIn(0, weight.signum());
      assertThat(target.value().scale()).as("seed %d", seed).isZero();
    }
  }

  @Test
  void changeNeverOvershootsAndLeavesLessThanAShare() {
    for (long seed = 0; seed < 20_000; seed++) {
      var random = new SplittableRandom(seed);
      SignedQuantity target = SignedQuantity.of(random.nextLong(-10_000, 10_001));
      SignedQuantity held = SignedQuantity.of(fraction(random));
      SignedQuantity working = SignedQuantity.of(fraction(random));

      SignedQuantity change = PositionSizer.change(target, held, working);

      BigDecimal left = target.minus(held).minus(working).minus(change).value();
      assertThat(left.abs()).as("seed %d", seed).isLessThan(BigDecimal.ONE);
      assertThat(left.signum() * change.signum()).as("seed %d", seed).isNotNegative();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "150,  -100, 100",
    "-150,  100, 100",
    "100,  -100,   0",
    "99,   -100,   0",
    "150,     0,   0",
    "150,   100,   0",
    "-150, -100,   0",
    "150, -99.5,  99",
    "150,  -0.5,   0"
  })
  void closesWhatTheAccountHoldsTheOtherWayBeforeItOpens(
      String change, String accountHeld, String closing) {
    assertThat(PositionSizer.closing(SignedQuantity.of(change), SignedQuantity.of(accountHeld)))
        .isEqualTo(Quantity.of(closing));
  }

  @Test
  void noOrderOfWholeSharesPassesThroughZero() {
    for (long seed = 0; seed < 20_000; seed++) {
      var random = new SplittableRandom(seed);
      SignedQuantity change = SignedQuantity.of(random.nextLong(-300, 301));
      SignedQuantity held = SignedQuantity.of(random.nextLong(-300, 301));

      Quantity closing = PositionSizer.closing(change, held);

      Quantity first = closing.isZero() ? change.abs() : closing;
      SignedQuantity afterFirst = held.plus(signed(first, change));
      SignedQuantity afterAll = held.plus(change);
      assertThat(held.signum() * afterFirst.signum()).as("seed %d", seed).isNotNegative();
      assertThat(afterFirst.signum() * afterAll.signum()).as("seed %d", seed).isNotNegative();
    }
  }

  private static SignedQuantity signed(Quantity shares, SignedQuantity direction) {
    SignedQuantity positive = SignedQuantity.of(shares);
    return direction.signum() < 0 ? positive.negated() : positive;
  }

  @Test
  void refusesWhatIsNoPartOfACapital() {
    Price price = Price.of("10");

    assertThatThrownBy(
            () -> PositionSizer.target(Money.usd("100"), new BigDecimal("1.0001"), price))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1.0001");
    assertThatThrownBy(
            () -> PositionSizer.target(Money.usd("100"), new BigDecimal("-1.0001"), price))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PositionSizer.target(Money.usd("0"), BigDecimal.ONE, price))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PositionSizer.target(Money.usd("-1"), BigDecimal.ONE, price))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static BigDecimal fraction(SplittableRandom random) {
    return BigDecimal.valueOf(random.nextLong(-10_000_000_000L, 10_000_000_001L), 6);
  }
}
