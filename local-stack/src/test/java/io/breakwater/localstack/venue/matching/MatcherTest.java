package io.breakwater.localstack.venue.matching;

import static io.breakwater.localstack.venue.order.Side.BUY;
import static io.breakwater.localstack.venue.order.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.localstack.venue.order.Order;
import io.breakwater.localstack.venue.order.OrderTerms;
import io.breakwater.localstack.venue.order.Orders;
import io.breakwater.localstack.venue.order.Side;
import io.breakwater.localstack.venue.order.TimeInForce;
import io.breakwater.localstack.venue.tape.Quote;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MatcherTest {
  private static final Instant NOON = Instant.parse("2013-01-02T17:00:00Z");

  private final Matcher matcher = new Matcher();

  @Test
  void buysAtTheAskAndSellsAtTheBid() {
    Quote quote = quote(NOON, "10.00", 500, "10.02", 300);

    assertThat(matcher.match(market(BUY, "100"), quote)).contains(execution("100", "10.02"));
    assertThat(matcher.match(market(SELL, "100"), quote)).contains(execution("100", "10.00"));
  }

  @Test
  void leavesALimitOrderAloneUntilThePriceIsItsLimitOrBetter() {
    Quote quote = quote(NOON, "10.00", 500, "10.02", 300);

    assertThat(matcher.match(limit(BUY, "100", "10.01"), quote)).isEmpty();
    assertThat(matcher.match(limit(SELL, "100", "10.01"), quote)).isEmpty();
    assertThat(matcher.match(limit(BUY, "100", "10.02"), quote))
        .contains(execution("100", "10.02"));
    assertThat(matcher.match(limit(BUY, "100", "11"), quote)).contains(execution("100", "10.02"));
    assertThat(matcher.match(limit(SELL, "100", "9"), quote)).contains(execution("100", "10.00"));
  }

  @Test
  void fillsNoMoreThanTheSizeQuoted() {
    Quote quote = quote(NOON, "10.00", 500, "10.02", 300);

    assertThat(matcher.match(market(BUY, "1000"), quote)).contains(execution("300", "10.02"));
  }

  @Test
  void givesASizeAwayOnce() {
    Quote quote = quote(NOON, "10.00", 500, "10.02", 300);

    assertThat(matcher.match(market(BUY, "200"), quote)).contains(execution("200", "10.02"));
    assertThat(matcher.match(market(BUY, "200"), quote)).contains(execution("100", "10.02"));
    assertThat(matcher.match(market(BUY, "200"), quote)).isEmpty();
    assertThat(matcher.match(market(SELL, "200"), quote)).contains(execution("200", "10.00"));
  }

  @Test
  void hasTheWholeSizeAgainOnTheNextQuote() {
    var ignored = matcher.match(market(BUY, "300"), quote(NOON, "10.00", 500, "10.02", 300));

    Quote next = quote(NOON.plusSeconds(1), "10.00", 500, "10.02", 300);

    assertThat(ignored).isPresent();
    assertThat(matcher.match(market(BUY, "200"), next)).contains(execution("200", "10.02"));
  }

  @Test
  void fillsOrKillsWhole() {
    Quote quote = quote(NOON, "10.00", 500, "10.02", 300);
    OrderTerms tooMuch = Orders.with(Orders.market(BUY, "AAPL", "301"), TimeInForce.FOK);
    OrderTerms enough = Orders.with(Orders.market(BUY, "AAPL", "300"), TimeInForce.FOK);

    assertThat(matcher.match(Orders.accepted(tooMuch), quote)).isEmpty();
    assertThat(matcher.match(Orders.accepted(enough), quote)).contains(execution("300", "10.02"));
  }

  @Test
  void neverFillsWorseThanTheLimitNorMoreThanOrderedNorMoreThanQuoted() {
    for (long seed = 0; seed < 5_000; seed++) {
      var random = new SplittableRandom(seed);
      var fresh = new Matcher();
      long bid = random.nextLong(900, 1_100);
      long ask = bid + random.nextLong(1, 10);
      long size = random.nextLong(1, 1_000);
      Quote quote = quote(NOON, cents(bid), size, cents(ask), size);
      long bought = 0;
      long sold = 0;
      for (int i = 0; i < 10; i++) {
        Side side = random.nextBoolean() ? BUY : SELL;
        long limit = random.nextLong(880, 1_130);
        long ordered = random.nextLong(1, 500);
        Optional<Execution> execution =
            fresh.match(limit(side, Long.toString(ordered), cents(limit)), quote);
        if (execution.isEmpty()) {
          continue;
        }
        BigDecimal price = execution.get().price().value();
        BigDecimal bound = new BigDecimal(cents(limit));
        long filled = execution.get().quantity().value().longValueExact();
        assertThat(filled).as("seed %d", seed).isBetween(1L, ordered);
        if (side == BUY) {
          assertThat(price).as("seed %d", seed).isLessThanOrEqualTo(bound);
          bought += filled;
        } else {
          assertThat(price).as("seed %d", seed).isGreaterThanOrEqualTo(bound);
          sold += filled;
        }
      }
      assertThat(bought).as("seed %d", seed).isLessThanOrEqualTo(size);
      assertThat(sold).as("seed %d", seed).isLessThanOrEqualTo(size);
    }
  }

  private static String cents(long cents) {
    return BigDecimal.valueOf(cents, 2).toPlainString();
  }

  private static Order market(Side side, String quantity) {
    return Orders.accepted(Orders.market(side, "AAPL", quantity));
  }

  private static Order limit(Side side, String quantity, String price) {
    return Orders.accepted(Orders.limit(side, "AAPL", quantity, price));
  }

  private static Execution execution(String quantity, String price) {
    return new Execution(Quantity.of(quantity), Price.of(price));
  }

  private static Quote quote(Instant at, String bid, long bidSize, String ask, long askSize) {
    return new Quote(
        "AAPL",
        at,
        Price.of(bid),
        Price.of(bid),
        Quantity.of(bidSize),
        Price.of(ask),
        Quantity.of(askSize));
  }
}
