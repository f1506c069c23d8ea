package io.breakwater.execution.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.clock.MarketClock;
import io.breakwater.execution.broker.OrderAmount;
import io.breakwater.execution.broker.OrderTerms;
import io.breakwater.execution.broker.Pricing;
import io.breakwater.execution.broker.Side;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.broker.TimeInForce;
import io.breakwater.execution.risk.Quote;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import io.breakwater.testing.SettableMarketClock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MostSharesTest {
  private static final MarketClock CLOCK = SettableMarketClock.at("2013-01-02T15:00:00Z");
  private static final OrderTerms FOR_500_DOLLARS =
      new OrderTerms(
          new Symbol("AAPL"),
          Side.BUY,
          new OrderAmount.Notional(Money.usd(500)),
          new Pricing.Market(),
          TimeInForce.DAY,
          false);

  @Test
  void isWhatIsAskedForWhereSharesAre() {
    MostShares unpriced = new MostShares(_ -> Map.of(), CLOCK);

    assertThat(unpriced.of(Orders.buy("AAPL", 10))).contains(Quantity.of(10));
  }

  @Test
  void isWhatTheMoneyBuysAtAFifthBelowTheLastPrice() {
    assertThat(pricedAt("20", Duration.ZERO).of(FOR_500_DOLLARS)).contains(Quantity.of("31.25"));
    assertThat(pricedAt("30", Duration.ZERO).of(FOR_500_DOLLARS))
        .as("rounded up")
        .contains(Quantity.of("20.833333334"));
  }

  @Test
  void isUnknownWithoutAFreshPrice() {
    assertThat(new MostShares(_ -> Map.of(), CLOCK).of(FOR_500_DOLLARS)).isEmpty();
    assertThat(pricedAt("20", Duration.ofSeconds(5)).of(FOR_500_DOLLARS)).isPresent();
    assertThat(pricedAt("20", Duration.ofMillis(5_001)).of(FOR_500_DOLLARS)).isEmpty();
    assertThat(pricedAt("20", Duration.ofMillis(-5_001)).of(FOR_500_DOLLARS))
        .as("from the future")
        .isEmpty();
  }

  private static MostShares pricedAt(String mid, Duration age) {
    var quote = new Quote("AAPL", Price.of(mid), CLOCK.machine().instant().minus(age));
    return new MostShares(_ -> Map.of("AAPL", quote), CLOCK);
  }
}
