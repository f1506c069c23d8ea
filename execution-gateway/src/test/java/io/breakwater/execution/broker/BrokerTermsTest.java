package io.breakwater.execution.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether the broker's order is ours: each field counts, and Alpaca's own habits do not. */
class BrokerTermsTest {
  private static final OrderAmount TEN = new OrderAmount.Shares(Quantity.of(10));
  private static final OrderAmount MONEY = new OrderAmount.Notional(Money.usd(500));
  private static final Pricing TRAIL_PERCENT =
      new Pricing.TrailingStop(new Pricing.Trail.ByPercent(new BigDecimal("1.5")));

  /** No two of these are one order. */
  private static final List<OrderTerms> DIFFERENT =
      List.of(
          terms(Side.BUY, TEN, new Pricing.Market()),
          terms(Side.SELL, TEN, new Pricing.Market()),
          terms(Side.BUY, new OrderAmount.Shares(Quantity.of(11)), new Pricing.Market()),
          terms(Side.BUY, MONEY, new Pricing.Market()),
          terms(Side.BUY, new OrderAmount.Notional(Money.usd(501)), new Pricing.Market()),
          terms(Side.BUY, TEN, new Pricing.Limit(Price.of(20))),
          terms(Side.BUY, TEN, new Pricing.Limit(Price.of(21))),
          terms(Side.BUY, TEN, new Pricing.Stop(Price.of(20))),
          terms(Side.BUY, TEN, new Pricing.Stop(Price.of(21))),
          terms(Side.SELL, TEN, new Pricing.Stop(Price.of(20))),
          terms(Side.SELL, TEN, new Pricing.StopLimit(Price.of(20), Price.of(19))),
          terms(Side.SELL, TEN, new Pricing.StopLimit(Price.of(20), Price.of(18))),
          terms(Side.SELL, TEN, new Pricing.StopLimit(Price.of(21), Price.of(19))),
          terms(Side.BUY, TEN, new Pricing.TrailingStop(new Pricing.Trail.ByPrice(Price.of(1)))),
          terms(Side.BUY, TEN, new Pricing.TrailingStop(new Pricing.Trail.ByPrice(Price.of(2)))),
          terms(Side.BUY, TEN, TRAIL_PERCENT),
          new OrderTerms(
              new Symbol("MSFT"), Side.BUY, TEN, new Pricing.Market(), TimeInForce.DAY, false),
          new OrderTerms(
              new Symbol("AAPL"),
              Side.BUY,
              TEN,
              new Pricing.Limit(Price.of(20)),
              TimeInForce.DAY,
              true));

  @Test
  void knowsEachOrderFromEachOther() {
    for (OrderTerms asked : DIFFERENT) {
      for (OrderTerms said : DIFFERENT) {
        assertThat(BrokerTerms.of(said).isWhatWasAskedFor(asked))
            .as("asked for %s, answered %s", asked, said)
            .isEqualTo(asked.equals(said));
      }
    }
  }

  @Test
  void doesNotMindAnotherTimeInForce() {
    OrderTerms asked = terms(Side.BUY, TEN, new Pricing.Market());
    BrokerTerms said =
        new BrokerTerms(
            asked.symbol(),
            Side.BUY,
            "market",
            Quantity.of(10),
            null,
            null,
            null,
            null,
            null,
            "gtc",
            false,
            "");

    assertThat(said.isWhatWasAskedFor(asked)).isTrue();
  }

  @Test
  void knowsABuyStopThatAlpacaGaveALimit() {
    OrderTerms asked = terms(Side.BUY, TEN, new Pricing.Stop(Price.of(20)));
    BrokerTerms said =
        new BrokerTerms(
            asked.symbol(),
            Side.BUY,
            "stop_limit",
            Quantity.of(10),
            null,
            Price.of("20.80"),
            Price.of(20),
            null,
            null,
            "day",
            false,
            "simple");

    assertThat(said.isWhatWasAskedFor(asked)).isTrue();
  }

  @Test
  void doesNotMindTheStopPriceOfATrailingStopForItMoves() {
    OrderTerms asked = terms(Side.SELL, TEN, TRAIL_PERCENT);
    BrokerTerms said =
        new BrokerTerms(
            asked.symbol(),
            Side.SELL,
            "trailing_stop",
            Quantity.of(10),
            null,
            null,
            Price.of("19.70"),
            null,
            new BigDecimal("1.50"),
            "day",
            false,
            "simple");

    assertThat(said.isWhatWasAskedFor(asked)).isTrue();
  }

  @Test
  void knowsAReplacementByTheTotalOrByWhatIsLeftOfIt() {
    OrderTerms asked = terms(Side.BUY, TEN, new Pricing.Limit(Price.of(20)));

    for (String left : List.of("10", "7", "0.5")) {
      var said = terms(Side.BUY, shares(left), new Pricing.Limit(Price.of(20)));
      assertThat(BrokerTerms.of(said).isReplacementAskedFor(asked)).as(left).isTrue();
    }
    for (OrderTerms other :
        List.of(
            terms(Side.BUY, shares("10.5"), new Pricing.Limit(Price.of(20))),
            terms(Side.BUY, shares("7"), new Pricing.Limit(Price.of(21))),
            terms(Side.SELL, shares("7"), new Pricing.Limit(Price.of(20))))) {
      assertThat(BrokerTerms.of(other).isReplacementAskedFor(asked)).as("%s", other).isFalse();
    }
  }

  private static OrderAmount shares(String quantity) {
    return new OrderAmount.Shares(Quantity.of(quantity));
  }

  @Test
  void doesNotMindHowManySharesAnAmountOfMoneyCameTo() {
    OrderTerms asked = terms(Side.BUY, MONEY, new Pricing.Market());
    BrokerTerms said =
        new BrokerTerms(
            asked.symbol(),
            Side.BUY,
            "market",
            Quantity.of("24.9"),
            Money.usd("500.00"),
            null,
            null,
            null,
            null,
            "day",
            false,
            "simple");

    assertThat(said.isWhatWasAskedFor(asked)).isTrue();
  }

  /** An order that somebody else has sent is kept as if it had been asked for here. */
  @Test
  void saysInOurWordsWhatItHasWordsFor() {
    for (OrderTerms asked : DIFFERENT) {
      assertThat(BrokerTerms.of(asked).inOurWords()).contains(asked);
    }
    for (String type : List.of("pegged", "", "limit")) {
      var said =
          new BrokerTerms(
              new Symbol("AAPL"),
              Side.BUY,
              type,
              Quantity.of(10),
              null,
              null,
              null,
              null,
              null,
              "day",
              false,
              "");
      assertThat(said.inOurWords()).as(type).isEmpty();
    }
  }

  private static OrderTerms terms(Side side, OrderAmount amount, Pricing pricing) {
    return new OrderTerms(new Symbol("AAPL"), side, amount, pricing, TimeInForce.DAY, false);
  }
}
