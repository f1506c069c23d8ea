package io.breakwater.execution.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.breakwater.execution.broker.Side;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Position accounting against {@link PositionOracle} over random histories, each named by its seed:
 * fractions, partial closes, flips. {@code -Dposition.histories=1000000} runs more of them.
 */
class PositionAccountingTest {
  private static final int HISTORIES = Integer.getInteger("position.histories", 100_000);
  private static final BigDecimal BILLIONTH = new BigDecimal("1e-9");

  /** Quantities are exact, money is within a billionth, and the cash flows come out exactly. */
  @Test
  void agreesWithExactFractionsOverRandomHistories() {
    LongStream.range(0, HISTORIES).parallel().forEach(PositionAccountingTest::check);
  }

  /** A history without a flip or a closed position would prove little. */
  @Test
  void theHistoriesTurnOverCloseAndComeInFractions() {
    var seen = new Seen();
    LongStream.range(0, 1_000).forEach(seed -> history(seed, seen));

    assertThat(seen.flips).isGreaterThan(300);
    assertThat(seen.closes).isGreaterThan(300);
    assertThat(seen.fractions).isGreaterThan(300);
  }

  private static void check(long seed) {
    History history = history(seed, new Seen());
    Position position = history.position;
    PositionOracle oracle = history.oracle;

    assertThat(position.quantity().value())
        .as("quantity, seed %d", seed)
        .isEqualByComparingTo(oracle.quantity().exact());
    assertThat(position.cost().amount())
        .as("cost, seed %d", seed)
        .isCloseTo(oracle.cost().decimal(), within(BILLIONTH));
    assertThat(position.realizedPnl().amount())
        .as("realised profit, seed %d", seed)
        .isCloseTo(oracle.realized().decimal(), within(BILLIONTH));
    Price last = history.last;
    assertThat(position.realizedPnl().plus(position.unrealizedPnl(last)).amount())
        .as("realised and unrealised are the cash that flowed and what is held, seed %d", seed)
        .isEqualByComparingTo(
            oracle.cash().plus(oracle.quantity().times(Fraction.of(last.value()))).exact());
  }

  private static History history(long seed, Seen seen) {
    var random = new SplittableRandom(seed);
    Position position = Position.NONE;
    var oracle = new PositionOracle();
    Price price = Price.of(1);
    int fills = random.nextInt(1, 16);
    for (int i = 0; i < fills; i++) {
      Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
      Quantity quantity = quantity(random, position);
      price = Price.of(BigDecimal.valueOf(random.nextLong(1, 100_000_000), random.nextInt(0, 7)));
      Position before = position;
      position = position.after(side, quantity, price);
      oracle.fill(side, quantity.value(), price.value());
      seen.step(before, position, quantity);
    }
    return new History(position, oracle, price);
  }

  /** Often exactly what is held, so that positions close; else whole shares or fractions. */
  private static Quantity quantity(SplittableRandom random, Position position) {
    if (random.nextInt(5) == 0 && position.quantity().signum() != 0) {
      return position.quantity().abs();
    }
    return Quantity.of(
        BigDecimal.valueOf(random.nextLong(1, 1_000_000_000), random.nextInt(0, 10)));
  }

  private record History(Position position, PositionOracle oracle, Price last) {}

  /** What happened on the way. */
  private static final class Seen {
    private int flips;
    private int closes;
    private int fractions;

    void step(Position before, Position after, Quantity quantity) {
      flips += before.quantity().signum() * after.quantity().signum() < 0 ? 1 : 0;
      closes += before.quantity().signum() != 0 && after.quantity().signum() == 0 ? 1 : 0;
      fractions += quantity.value().scale() > 0 ? 1 : 0;
    }
  }
}
