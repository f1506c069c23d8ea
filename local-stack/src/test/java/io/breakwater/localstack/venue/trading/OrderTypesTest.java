package io.breakwater.localstack.venue.trading;

import static io.breakwater.localstack.venue.order.Side.BUY;
import static io.breakwater.localstack.venue.order.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.localstack.venue.account.AccountSettings;
import io.breakwater.localstack.venue.order.Fill;
import io.breakwater.localstack.venue.order.Order;
import io.breakwater.localstack.venue.order.OrderStatus;
import io.breakwater.localstack.venue.order.OrderTerms;
import io.breakwater.localstack.venue.order.Orders;
import io.breakwater.localstack.venue.order.Refusal;
import io.breakwater.localstack.venue.order.Side;
import io.breakwater.localstack.venue.order.TimeInForce;
import io.breakwater.localstack.venue.order.Trail;
import io.breakwater.localstack.venue.trading.TradeUpdate.Event;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OrderTypesTest {
  private final Desk desk = new Desk();

  @Nested
  class AStop {

    @Test
    void sellsAtTheMarketOnceTheLastPriceIsThere() {
      hold("AAPL", "10");
      Price stop = below(desk.last("AAPL"), "2");
      Order order = desk.accepted(Orders.stop(SELL, "AAPL", "10", stop.toString()));

      desk.until(it -> it.last("AAPL").compareTo(stop) <= 0);

      assertThat(desk.now(order).status()).isEqualTo(OrderStatus.FILLED);
      assertThat(desk.fillsOf(order).getFirst().price()).isEqualTo(desk.quote("AAPL").bid());
      assertThat(desk.fillsOf(order).getFirst().at()).isEqualTo(desk.clock.instant());
    }

    @Test
    void doesNotTradeBeforeAlthoughTheMarketWould() {
      hold("AAPL", "10");
      Order order = desk.accepted(Orders.stop(SELL, "AAPL", "10", "1"));

      desk.at("2013-01-02T20:59:00Z");

      assertThat(desk.now(order).status()).isEqualTo(OrderStatus.NEW);
      assertThat(desk.fillsOf(order)).isEmpty();
    }

    @Test
    void buysOnceTheLastPriceIsThere() {
      desk.until(it -> it.last("AAPL").compareTo(Price.of(547)) < 0);
      Price stop = above(desk.last("AAPL"), "1");

      Order order = desk.accepted(Orders.stop(BUY, "AAPL", "10", stop.toString()));
      assertThat(desk.now(order).status()).isEqualTo(OrderStatus.NEW);
      desk.until(it -> it.last("AAPL").compareTo(stop) >= 0);

      assertThat(desk.now(order).status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void staysTriggeredWhenThePriceGoesBackAndTheVenueDies() {
      Price stop = above(desk.last("IBM"), "0.10");
      OrderTerms terms = Orders.stop(BUY, "IBM", "30000", stop.toString());
      Order order = desk.accepted(terms);
      desk.until(it -> it.now(order).trigger().at() != null);
      Instant triggered = desk.now(order).trigger().at();

      desk.restart();
      desk.at(desk.clock.instant().plusSeconds(120));

      assertThat(desk.now(order).trigger().at()).isEqualTo(triggered);
      assertThat(desk.now(order).filledQuantity()).isGreaterThan(Quantity.ZERO);
    }

    @Test
    void withALimitWaitsForBoth() {
      hold("AAPL", "10");
      Price stop = below(desk.last("AAPL"), "2");
      Price limit = above(desk.last("AAPL"), "1");
      Order order =
          desk.accepted(Orders.stopLimit(SELL, "AAPL", "10", stop.toString(), limit.toString()));

      desk.until(it -> it.last("AAPL").compareTo(stop) <= 0);

      assertThat(desk.now(order).isTriggered()).isTrue();
      assertThat(desk.now(order).status()).isEqualTo(OrderStatus.NEW);
      assertThat(desk.fillsOf(order)).isEmpty();
    }

    @Test
    void onTheWrongSideOfTheMarketIsRefused() {
      Price last = desk.last("AAPL");

      Refusal buy = desk.refusal(Orders.stop(BUY, "AAPL", "1", last.toString()));
      Refusal sell = desk.refusal(Orders.stop(SELL, "AAPL", "1", last.toString()));

      assertThat(buy.message()).isEqualTo("stop price must be greater than current price");
      assertThat(sell.message()).isEqualTo("stop price must be less than current price");
      assertThat(sell.details())
          .isEqualTo(Map.of("market_price", last.toString(), "stop_price", last.toString()));
    }

    @Test
    void countsAgainstBuyingPowerAtTheWorstPriceThatItTakes() {
      Order dear = desk.accepted(Orders.stop(BUY, "AAPL", "1", "600"));
      Order cheap = desk.accepted(Orders.stop(BUY, "FB", "1", "40"));

      assertThat(dear.reservePrice()).isEqualTo(Price.of("615"));
      assertThat(cheap.reservePrice()).isEqualTo(Price.of("41.6"));
    }

    @Test
    void betweenTicksIsRefused() {
      assertThat(desk.refused(Orders.stop(BUY, "AAPL", "1", "600.001")))
          .isEqualTo(
              "invalid stop_price 600.001. sub-penny increment does not fulfill minimum pricing"
                  + " criteria");
    }

    @Test
    void isForTheDayOrUntilCanceled() {
      OrderTerms terms = Orders.stop(BUY, "AAPL", "1", "600");

      assertThat(desk.refused(Orders.with(terms, TimeInForce.IOC)))
          .isEqualTo("stop orders must be DAY or GTC orders");
      assertThat(desk.refused(Orders.with(terms, TimeInForce.CLS)))
          .isEqualTo("stop orders must be DAY or GTC orders");
      desk.accepted(Orders.with(terms, TimeInForce.GTC));
    }
  }

  @Nested
  class ATrailingStop {

    @Test
    void followsTheBestPriceAndNeverGoesBack() {
      hold("AAPL", "10");
      Order order = desk.accepted(Orders.trailing(SELL, "AAPL", "10", new Trail.By(Price.of("9"))));
      Price best = desk.last("AAPL");
      Price stop = desk.now(order).stopPrice().orElseThrow();

      while (desk.now(order).isOpen() && desk.clock.instant().isBefore(Desk.CLOSE)) {
        assertThat(desk.now(order).trigger().highWater()).isEqualTo(best);
        assertThat(desk.now(order).stopPrice()).contains(below(best, "9"));
        assertThat(desk.now(order).stopPrice().orElseThrow()).isGreaterThanOrEqualTo(stop);
        stop = desk.now(order).stopPrice().orElseThrow();
        desk.at(desk.clock.instant().plusSeconds(30));
        best = desk.last("AAPL").compareTo(best) > 0 ? desk.last("AAPL") : best;
      }

      assertThat(best).isGreaterThan(Price.of("552"));
      assertThat(desk.now(order).status()).isEqualTo(OrderStatus.FILLED);
      assertThat(desk.last("AAPL")).isLessThanOrEqualTo(below(best, "9"));
    }

    @Test
    void ofABuyFollowsTheLowestPrice() {
      Order order =
          desk.accepted(
              Orders.trailing(BUY, "AAPL", "10", new Trail.Percent(new BigDecimal("0.5"))));
      desk.until(it -> !it.now(order).isOpen());

      Price low = desk.now(order).trigger().highWater();
      assertThat(desk.last("AAPL").value())
          .isGreaterThanOrEqualTo(low.value().multiply(new BigDecimal("1.005")));
      assertThat(desk.now(order).status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void knowsItsHighWaterMarkAfterARestart() {
      hold("AAPL", "10");
      Order order =
          desk.accepted(Orders.trailing(SELL, "AAPL", "10", new Trail.By(Price.of("500"))));
      desk.at("2013-01-02T20:00:00Z");
      Order before = desk.now(order);

      desk.restart();
      desk.engine.advance();

      assertThat(before.trigger().highWater()).isNotNull();
      assertThat(desk.now(order)).isEqualTo(before);
    }

    @Test
    void tellsNobodyThatItMoved() {
      hold("AAPL", "10");
      Order order =
          desk.accepted(Orders.trailing(SELL, "AAPL", "10", new Trail.By(Price.of("500"))));
      desk.updates.clear();

      desk.at("2013-01-02T20:00:00Z");

      assertThat(desk.now(order).isOpen()).isTrue();
      assertThat(desk.updates).isEmpty();
    }

    @Test
    void longerThanThePriceIsRefused() {
      assertThat(desk.refused(Orders.trailing(SELL, "AAPL", "1", new Trail.By(Price.of("600")))))
          .isEqualTo("trail price must be less than current price");
    }

    @Test
    void longerThanAPriceThatFellWaitsAndHarmsNoOther() {
      desk.at("2013-01-02T22:00:00Z");
      Order trailing =
          desk.accepted(Orders.trailing(SELL, "AAPL", "1", new Trail.By(Price.of("548"))));
      Order other = desk.accepted(Orders.market(BUY, "AAPL", "1"));

      desk.at("2013-01-03T20:00:00Z");

      assertThat(desk.last("AAPL")).isLessThan(Price.of("548"));
      assertThat(desk.now(trailing).status()).isEqualTo(OrderStatus.NEW);
      assertThat(desk.now(trailing).stopPrice()).isEmpty();
      assertThat(desk.now(other).status()).isEqualTo(OrderStatus.FILLED);
    }
  }

  @Nested
  class ForTheOpenOrTheClose {

    @Test
    void fillsWholeAtThePrintHoweverLateTheVenueLooks() {
      desk.at("2013-01-03T01:00:00Z");
      Order opening = desk.accepted(Orders.with(market("20000"), TimeInForce.OPG));
      Order closing = desk.accepted(Orders.with(market("20000"), TimeInForce.CLS));

      desk.at("2013-01-03T15:00:00Z");
      assertThat(desk.now(opening).averagePrice()).contains(new BigDecimal("195.67"));
      assertThat(desk.now(opening).endedAt()).isEqualTo(Instant.parse("2013-01-03T14:30:00Z"));
      assertThat(desk.now(closing).isOpen()).isTrue();
      assertThat(desk.fillsOf(closing)).isEmpty();
      desk.at("2013-01-04T15:00:00Z");

      assertThat(desk.now(closing).averagePrice()).contains(new BigDecimal("195.27"));
      assertThat(desk.now(closing).endedAt()).isEqualTo(Instant.parse("2013-01-03T21:00:00Z"));
      assertThat(desk.updates)
          .filteredOn(update -> update.order().id().equals(closing.id()))
          .extracting(TradeUpdate::event)
          .containsExactly(Event.ACCEPTED, Event.NEW, Event.FILL);
    }

    @Test
    void isCanceledWhereThePrintIsBeyondItsLimit() {
      desk.at("2013-01-03T01:00:00Z");
      Order tooLow =
          desk.accepted(Orders.with(Orders.limit(BUY, "IBM", "10", "195.66"), TimeInForce.OPG));
      Order enough =
          desk.accepted(Orders.with(Orders.limit(BUY, "IBM", "10", "195.67"), TimeInForce.OPG));

      desk.at("2013-01-03T15:00:00Z");

      assertThat(desk.now(tooLow).status()).isEqualTo(OrderStatus.CANCELED);
      assertThat(desk.now(tooLow).filledQuantity()).isEqualTo(Quantity.ZERO);
      assertThat(desk.now(enough).status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void isTakenInItsHoursOnly() {
      OrderTerms open = Orders.with(market("1"), TimeInForce.OPG);
      OrderTerms close = Orders.with(market("1"), TimeInForce.CLS);

      desk.at("2013-01-03T14:28:00Z");
      assertThat(desk.refused(open)).startsWith("opg orders are accepted");
      desk.at("2013-01-03T20:50:00Z");
      assertThat(desk.refused(close)).startsWith("cls orders are accepted");
      desk.at("2013-01-03T23:59:59Z");
      assertThat(desk.refused(open)).startsWith("opg orders are accepted");
      assertThat(desk.refused(close)).startsWith("cls orders are accepted");
      desk.at("2013-01-04T00:00:00Z");
      assertThat(desk.accepted(open).expiresAt()).isEqualTo(Instant.parse("2013-01-04T14:30:00Z"));
      assertThat(desk.accepted(close).expiresAt()).isEqualTo(Instant.parse("2013-01-04T21:00:00Z"));
    }

    @Test
    void isCanceledWhereTheSymbolHasNoMoreData() {
      desk.at("2013-03-02T01:00:00Z");
      Order order = desk.accepted(Orders.with(market("1"), TimeInForce.OPG));

      desk.at("2013-03-04T15:00:00Z");

      assertThat(desk.now(order).status()).isEqualTo(OrderStatus.CANCELED);
    }

    private OrderTerms market(String quantity) {
      return Orders.market(BUY, "IBM", quantity);
    }
  }

  @Nested
  class InExtendedHours {

    @Test
    void staysUntilTheyEndAndFillsInTheSessionOnly() {
      desk.at("2013-01-02T21:30:00Z");
      OrderTerms terms = Orders.inExtendedHours(Orders.limit(BUY, "AAPL", "1", "600"));
      Order order = desk.accepted(terms);

      assertThat(order.expiresAt()).isEqualTo(Instant.parse("2013-01-03T01:00:00Z"));
      desk.at("2013-01-03T00:59:59Z");
      assertThat(desk.now(order).status()).isEqualTo(OrderStatus.ACCEPTED);
      desk.at("2013-01-03T01:00:00Z");

      assertThat(desk.now(order).status()).isEqualTo(OrderStatus.EXPIRED);
      assertThat(desk.fills()).isEmpty();
    }

    @Test
    void placedBeforeTheOpenFillsAtTheOpen() {
      desk.at("2013-01-03T13:00:00Z");
      Order order = desk.accepted(Orders.inExtendedHours(Orders.limit(BUY, "AAPL", "1", "600")));

      desk.at("2013-01-03T14:30:00Z");

      assertThat(desk.now(order).status()).isEqualTo(OrderStatus.FILLED);
      assertThat(order.expiresAt()).isEqualTo(Instant.parse("2013-01-04T01:00:00Z"));
    }

    @Test
    void isForLimitOrdersOfTheDay() {
      String message = "extended hours order must be DAY limit orders";

      assertThat(desk.refused(Orders.inExtendedHours(Orders.market(BUY, "AAPL", "1"))))
          .isEqualTo(message);
      OrderTerms limit = Orders.limit(BUY, "AAPL", "1", "1");
      assertThat(desk.refused(Orders.inExtendedHours(Orders.with(limit, TimeInForce.GTC))))
          .isEqualTo(message);
    }
  }

  @Nested
  class ForAnAmount {

    @Test
    void buysAsMuchAsTheAmountIsGoodFor() {
      BigDecimal ask = desk.quote("AAPL").ask().value();

      Order order = desk.accepted(Orders.notional(BUY, "AAPL", "1000"));

      Order filled = desk.now(order);
      assertThat(filled.status()).isEqualTo(OrderStatus.FILLED);
      assertThat(filled.filledQuantity().value().scale()).isEqualTo(9);
      assertThat(filled.filledValue().amount())
          .isLessThanOrEqualTo(BigDecimal.valueOf(1_000))
          .isGreaterThan(BigDecimal.valueOf(1_000).subtract(ask.movePointLeft(9)));
    }

    @Test
    void isPricedAtTheOpenWhereItWaitedForIt() {
      desk.at("2013-01-03T01:00:00Z");
      Order order = desk.accepted(Orders.notional(BUY, "AAPL", "1000"));

      desk.at("2013-01-03T14:30:00Z");

      BigDecimal ask = desk.quote("AAPL").ask().value();
      assertThat(desk.now(order).status()).isEqualTo(OrderStatus.FILLED);
      assertThat(desk.now(order).filledValue().amount())
          .isLessThanOrEqualTo(BigDecimal.valueOf(1_000))
          .isGreaterThan(BigDecimal.valueOf(1_000).subtract(ask.movePointLeft(9)));
    }

    @Test
    void neverSellsMoreThanWasThereWhenItWasTaken() {
      desk.accepted(Orders.market(BUY, "AAPL", "1"));
      desk.at("2013-01-02T22:00:00Z");
      Money amount = Money.usd(desk.quote("AAPL").bid().value());

      Order order = desk.accepted(Orders.notional(SELL, "AAPL", amount.amount().toPlainString()));
      desk.at("2013-01-03T20:00:00Z");

      assertThat(desk.now(order).status()).isEqualTo(OrderStatus.FILLED);
      assertThat(desk.held("AAPL").signum()).isNotNegative();
    }

    @Test
    void belowADollarIsRefused() {
      Refusal refusal = desk.refusal(Orders.notional(BUY, "AAPL", "0.99"));

      assertThat(refusal.kind()).isEqualTo(Refusal.Kind.FORBIDDEN);
      assertThat(refusal.message()).isEqualTo("cost basis must be >= minimal amount of order 1");
      assertThat(desk.accepted(Orders.notional(BUY, "AAPL", "1")).isOpen()).isTrue();
    }

    @Test
    void isAMarketOrderOfTheDayOnAnAccountThatTradesFractions() {
      OrderTerms terms = Orders.notional(BUY, "AAPL", "100");

      assertThat(desk.refused(Orders.with(terms, TimeInForce.GTC)))
          .isEqualTo("notional orders must be DAY market orders");
      assertThat(desk.refused(Orders.notional(SELL, "AAPL", "100")))
          .isEqualTo("fractional orders cannot be sold short");
      desk.engine.configure(now -> new AccountSettings(false, false, false, 2, "all", false));
      assertThat(desk.refused(terms)).isEqualTo("fractional trading is disabled for this account");
    }
  }

  private void hold(String symbol, String quantity) {
    Order order = desk.accepted(Orders.market(BUY, symbol, quantity));
    assertThat(desk.fillsOf(order)).extracting(Fill::side).containsExactly(Side.BUY);
  }

  private static Price above(Price price, String by) {
    return Price.of(price.value().add(new BigDecimal(by)));
  }

  private static Price below(Price price, String by) {
    return Price.of(price.value().subtract(new BigDecimal(by)));
  }
}
