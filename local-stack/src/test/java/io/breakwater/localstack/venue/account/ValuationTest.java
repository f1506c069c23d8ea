package io.breakwater.localstack.venue.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.localstack.venue.order.Side;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValuationTest {
  private static final Map<String, Price> PRICES =
      Map.of("AAPL", Price.of(110), "IBM", Price.of(190));

  private final Portfolio portfolio =
      Portfolio.of(Money.usd(10_000))
          .after("AAPL", Side.BUY, Quantity.of(50), Price.of(100))
          .after("IBM", Side.SELL, Quantity.of(10), Price.of(200));

  @Test
  void addsLongAndShortValueToTheCash() {
    Valuation worth = Valuation.of(portfolio, PRICES::get, Money.zero(Money.USD));

    assertThat(worth.longValue()).isEqualTo(Money.usd(5_500));
    assertThat(worth.shortValue()).isEqualTo(Money.usd(-1_900));
    assertThat(worth.equity()).isEqualTo(Money.usd(10_600));
  }

  @Test
  void takesWhatIsHeldAndReservedOffTheBuyingPower() {
    Valuation worth = Valuation.of(portfolio, PRICES::get, Money.usd(1_000));

    assertThat(worth.buyingPower(2)).isEqualTo(Money.usd(12_800));
    assertThat(worth.buyingPower(1)).isEqualTo(Money.usd(2_200));
  }

  @Test
  void neverHasLessThanNoBuyingPower() {
    Valuation worth = Valuation.of(portfolio, PRICES::get, Money.usd(1_000_000));

    assertThat(worth.buyingPower(4)).isEqualTo(Money.usd(0));
  }
}
