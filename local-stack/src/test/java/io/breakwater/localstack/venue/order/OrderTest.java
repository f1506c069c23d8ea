package io.breakwater.localstack.venue.order;

import static io.breakwater.localstack.venue.order.Side.BUY;
import static io.breakwater.localstack.venue.order.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OrderTest {
  private static final Instant NOON = Instant.parse("2013-01-02T17:00:00Z");

  @Test
  void aStopIsReachedAtItsPriceAndStaysReached() {
    Order order = Orders.accepted(Orders.stop(SELL, "AAPL", "1", "100"));

    assertThat(order.traded(Price.of("100.01"), NOON).isTriggered()).isFalse();
    Order reached = order.traded(Price.of("100"), NOON);

    assertThat(reached.isTriggered()).isTrue();
    assertThat(reached.traded(Price.of("200"), NOON.plusSeconds(1))).isEqualTo(reached);
  }

  @Test
  void aBuyStopTakesNoWorsePriceThanItsCollar() {
    Order dear = Orders.accepted(Orders.stop(BUY, "AAPL", "1", "100"));
    Order cheap = Orders.accepted(Orders.stop(BUY, "AAPL", "1", "49.99"));
    Order sell = Orders.accepted(Orders.stop(SELL, "AAPL", "1", "100"));

    assertThat(dear.worstPrice()).contains(Price.of("102.5"));
    assertThat(cheap.worstPrice()).contains(Price.of("51.9896"));
    assertThat(sell.worstPrice()).isEmpty();
  }

  @Test
  void aTrailStaysAPercentageBehind() {
    Order order =
        Orders.accepted(
            Orders.trailing(SELL, "AAPL", "1", new Trail.Percent(new BigDecimal("2.50"))));

    assertThat(order.stopPrice()).isEmpty();
    assertThat(order.traded(Price.of("200"), NOON).stopPrice()).contains(Price.of("195"));
  }

  @Test
  void namesExactlyThePricesOfItsType() {
    assertThatThrownBy(() ->
            new OrderTerms(
                new ClientOrderId("x"),
                "AAPL",
                BUY,
                OrderType.STOP,
                TimeInForce.DAY,
                Quantity.of(1),
                Prices.limit(Price.of(1))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Trail.Percent(BigDecimal.valueOf(100)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void equalPercentagesAreEqual() {
    assertThat(new Trail.Percent(new BigDecimal("1.50")))
        .isEqualTo(new Trail.Percent(new BigDecimal("1.5")))
        .hasSameHashCodeAs(new Trail.Percent(new BigDecimal("1.5")));
  }

  @Test
  void aTrailIsNeverNearerThanItWasAndTriggersAtTheFirstPriceThatReachesIt() {
    for (long seed = 0; seed < 2_000; seed++) {
      var random = new SplittableRandom(seed);
      Side side = random.nextBoolean() ? BUY : SELL;
      Trail trail = new Trail.By(cents(random.nextLong(1, 500)));
      Order order = Orders.accepted(Orders.trailing(side, "AAPL", "1", trail));
      long price = 10_000;
      long best = price;
      boolean reached = false;
      for (int i = 0; i < 50 && !reached; i++) {
        best = side == SELL ? Math.max(best, price) : Math.min(best, price);
        order = order.traded(cents(price), NOON);
        long distance = trail.distance(cents(best)).movePointRight(2).longValueExact();
        reached = side == SELL ? price <= best - distance : price >= best + distance;
        assertThat(order.trigger().highWater()).as("seed %d", seed).isEqualTo(cents(best));
        assertThat(order.isTriggered()).as("seed %d", seed).isEqualTo(reached);
        price += random.nextLong(-200, 201);
      }
    }
  }

  private static Price cents(long cents) {
    return Price.of(BigDecimal.valueOf(cents, 2));
  }
}
