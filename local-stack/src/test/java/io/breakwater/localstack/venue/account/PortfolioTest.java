package io.breakwater.localstack.venue.account;

import static io.breakwater.localstack.venue.order.Side.BUY;
import static io.breakwater.localstack.venue.order.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.localstack.venue.order.Side;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import io.breakwater.money.SignedQuantity;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PortfolioTest {
  private final Portfolio empty = Portfolio.of(Money.usd(100_000));

  @Test
  void paysAndReceivesExactlyQuantityTimesPrice() {
    Portfolio bought = empty.after("AAPL", BUY, Quantity.of("10.5"), Price.of("100.01"));
    Portfolio sold = bought.after("AAPL", SELL, Quantity.of("10.5"), Price.of("101"));

    assertThat(bought.cash()).isEqualTo(Money.usd("98949.895"));
    assertThat(sold.cash()).isEqualTo(Money.usd("100010.395"));
    assertThat(sold.positions()).isEmpty();
  }

  @Test
  void averagesWhatIsAddedAndKeepsTheAverageWhileReducing() {
    Portfolio held =
        empty
            .after("AAPL", BUY, Quantity.of(10), Price.of(100))
            .after("AAPL", BUY, Quantity.of(30), Price.of(104))
            .after("AAPL", SELL, Quantity.of(20), Price.of(200));

    assertThat(held.position("AAPL"))
        .contains(new Position("AAPL", SignedQuantity.of(20), Price.of(103)));
  }

  @Test
  void sellsShort() {
    Portfolio shorted =
        empty
            .after("AAPL", SELL, Quantity.of(10), Price.of(100))
            .after("AAPL", SELL, Quantity.of(10), Price.of(110));

    assertThat(shorted.position("AAPL"))
        .contains(new Position("AAPL", SignedQuantity.of(-20), Price.of(105)));
    assertThat(shorted.cash()).isEqualTo(Money.usd(102_100));
  }

  @Test
  void startsAnewWhereAFillTakesThePositionThroughZero() {
    Portfolio flipped =
        empty
            .after("AAPL", BUY, Quantity.of(10), Price.of(100))
            .after("AAPL", SELL, Quantity.of(15), Price.of(90));

    assertThat(flipped.position("AAPL"))
        .contains(new Position("AAPL", SignedQuantity.of(-5), Price.of(90)));
  }

  @Test
  void sumsToItsFillsWhateverTheyAre() {
    for (long seed = 0; seed < 2_000; seed++) {
      var random = new SplittableRandom(seed);
      Portfolio portfolio = empty;
      BigDecimal cash = new BigDecimal(100_000);
      BigDecimal shares = BigDecimal.ZERO;
      for (int i = 0; i < 30; i++) {
        Side side = random.nextBoolean() ? BUY : SELL;
        BigDecimal quantity =
            BigDecimal.valueOf(random.nextLong(1, 1_000_000), random.nextInt(0, 6));
        BigDecimal price = BigDecimal.valueOf(random.nextLong(1, 1_000_000), random.nextInt(0, 4));
        portfolio = portfolio.after("AAPL", side, Quantity.of(quantity), Price.of(price));
        BigDecimal signed = side == BUY ? quantity : quantity.negate();
        shares = shares.add(signed);
        cash = cash.subtract(signed.multiply(price));
      }

      assertThat(portfolio.cash().amount()).as("seed %d", seed).isEqualByComparingTo(cash);
      assertThat(portfolio.quantity("AAPL").value())
          .as("seed %d", seed)
          .isEqualByComparingTo(shares);
    }
  }
}
