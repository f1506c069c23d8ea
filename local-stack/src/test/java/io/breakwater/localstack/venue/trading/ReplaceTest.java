package io.breakwater.localstack.venue.trading;

import static io.breakwater.localstack.venue.order.Side.BUY;
import static io.breakwater.localstack.venue.order.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.localstack.venue.order.Order;
import io.breakwater.localstack.venue.order.OrderId;
import io.breakwater.localstack.venue.order.OrderStatus;
import io.breakwater.localstack.venue.order.Orders;
import io.breakwater.localstack.venue.order.Refusal;
import io.breakwater.localstack.venue.order.Replacement;
import io.breakwater.localstack.venue.order.Replacements;
import io.breakwater.localstack.venue.order.TimeInForce;
import io.breakwater.localstack.venue.order.Trail;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReplaceTest {

  @Nested
  class AtOnce {
    private final Desk desk = new Desk();

    @Test
    void putsAnotherOrderInThePlaceOfTheFirst() {
      Order first = desk.accepted(Orders.limit(BUY, "AAPL", "10", "500"));

      Order second = desk.replaced(first, Replacements.limit("501"));

      assertThat(desk.now(first).status()).isEqualTo(OrderStatus.REPLACED);
      assertThat(desk.now(first).endedAt()).isEqualTo(desk.clock.instant());
      assertThat(desk.now(first).links().replacedBy()).isEqualTo(second.id());
      assertThat(second.id()).isNotEqualTo(first.id());
      assertThat(second.links().replaces()).isEqualTo(first.id());
      assertThat(second.terms().limitPrice()).isEqualTo(Price.of("501"));
      assertThat(second.terms().quantity()).isEqualTo(Quantity.of(10));
      assertThat(desk.now(second).status()).isEqualTo(OrderStatus.NEW);
      assertThat(desk.events(first)).containsExactly("new", "replaced");
      assertThat(desk.events(second)).containsExactly("new");
      assertThat(desk.engine.account().openOrders()).isEqualTo(1);
    }

    @Test
    void tradesWhatIsLeftOfTheTotal() {
      Order first = partlyFilled(desk);
      Quantity done = first.filledQuantity();
      Quantity total = first.terms().quantity();

      Order second = desk.replaced(first, Replacements.timeInForce(TimeInForce.GTC));
      desk.until(it -> !it.now(second).isOpen());

      assertThat(second.terms().quantity()).isEqualTo(total.minus(done));
      assertThat(second.filledQuantity()).isEqualTo(Quantity.ZERO);
      assertThat(desk.now(second).status()).isEqualTo(OrderStatus.FILLED);
      assertThat(desk.held("IBM").abs()).isEqualTo(total);
      assertThat(desk.now(first).filledQuantity()).isEqualTo(done);
    }

    @Test
    void takesATotalThatCountsWhatWasTradedBefore() {
      Order first = partlyFilled(desk);
      Quantity total = first.filledQuantity().plus(Quantity.of(7));

      Order second = desk.replaced(first, Replacements.total(total.toString()));

      assertThat(second.terms().quantity()).isEqualTo(Quantity.of(7));
    }

    @Test
    void refusesATotalThatHasBeenTraded() {
      Order first = partlyFilled(desk);

      Refusal refusal = desk.refusal(first, Replacements.total(first.filledQuantity().toString()));

      assertThat(refusal.message()).isEqualTo("qty must be greater than filled qty");
      assertThat(desk.now(first)).isEqualTo(first);
    }

    @Test
    void fillsAtOnceWhereItsPriceIsThere() {
      Order first = desk.accepted(Orders.limit(BUY, "AAPL", "10", "500"));

      Order second = desk.replaced(first, Replacements.limit("600"));

      assertThat(second.status()).isEqualTo(OrderStatus.NEW);
      assertThat(desk.now(second).status()).isEqualTo(OrderStatus.FILLED);
      assertThat(desk.events(second)).containsExactly("new", "fill");
    }

    @Test
    void judgesTheNewOrderWithoutTheOld() {
      String most =
          desk.engine.account().buyingPower().amount().movePointLeft(2).toBigInteger().toString();
      Order first = desk.accepted(Orders.limit(BUY, "AAPL", most, "100"));
      assertThat(desk.refused(Orders.limit(BUY, "AAPL", "1", "100")))
          .isEqualTo("insufficient buying power");

      assertThat(desk.refusal(first, Replacements.limit("100.01")).message())
          .isEqualTo("insufficient buying power");
      desk.replaced(first, Replacements.limit("99.99"));
    }

    @Test
    void changesTheHoldOfASellWithIt() {
      desk.accepted(Orders.market(BUY, "AAPL", "10"));
      Order sell = desk.accepted(Orders.limit(SELL, "AAPL", "10", "900"));

      Order less = desk.replaced(sell, Replacements.total("4"));

      assertThat(desk.engine.account().heldForOrders("AAPL", SELL)).isEqualTo(Quantity.of(4));
      assertThat(desk.refusal(less, Replacements.total("11")).message())
          .startsWith("insufficient qty available for order");
      desk.replaced(less, Replacements.total("10"));
    }

    @Test
    void movesAStopThatHasNotBeenReached() {
      Order first = desk.accepted(Orders.stop(BUY, "AAPL", "1", "600"));

      assertThat(desk.refusal(first, Replacements.stop("500")).message())
          .isEqualTo("stop price must be greater than current price");
      Order second = desk.replaced(first, Replacements.stop("601"));

      assertThat(second.stopPrice()).contains(Price.of("601"));
      assertThat(second.isTriggered()).isFalse();
    }

    @Test
    void leavesAStopReachedWhereOnlyTheLimitChanges() {
      desk.accepted(Orders.market(BUY, "AAPL", "10"));
      BigDecimal last = desk.last("AAPL").value();
      String stop = last.subtract(BigDecimal.ONE).toPlainString();
      String limit = last.add(BigDecimal.TEN).toPlainString();
      Order first = desk.accepted(Orders.stopLimit(SELL, "AAPL", "10", stop, limit));
      desk.until(it -> it.now(first).isTriggered());
      desk.until(it -> it.last("AAPL").compareTo(Price.of(stop)) > 0);
      assertThat(desk.now(first).isOpen()).isTrue();

      Order second = desk.replaced(desk.now(first), Replacements.limit("500"));

      assertThat(desk.now(second).status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void keepsTheHighWaterMarkOfATrailThatIsMadeShorter() {
      desk.accepted(Orders.market(BUY, "AAPL", "10"));
      Order first =
          desk.accepted(Orders.trailing(SELL, "AAPL", "10", new Trail.By(Price.of("200"))));
      desk.at("2013-01-02T15:30:00Z");
      Price best = desk.now(first).trigger().highWater();

      Order second = desk.replaced(desk.now(first), Replacements.trail("100"));

      assertThat(second.terms().prices().trail()).isEqualTo(new Trail.By(Price.of("100")));
      assertThat(second.trigger().highWater()).isEqualTo(best);
    }

    @Test
    void refusesAClientOrderIdUsedBefore() {
      Order first = desk.accepted(Orders.limit(BUY, "AAPL", "10", "500"));
      Order other = desk.accepted(Orders.limit(BUY, "AAPL", "10", "500"));
      Replacement used = Replacements.as(other.terms().clientOrderId(), Replacements.limit("501"));
      Replacement own = Replacements.as(first.terms().clientOrderId(), Replacements.limit("501"));

      assertThat(desk.refusal(first, used).message()).isEqualTo("client_order_id must be unique");
      assertThat(desk.refusal(first, own).message()).isEqualTo("client_order_id must be unique");
      assertThat(desk.now(first).status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void refusesWhatCannotBeReplaced() {
      Order limit = desk.accepted(Orders.limit(BUY, "AAPL", "10", "500"));
      Order canceled = desk.accepted(Orders.limit(BUY, "AAPL", "10", "500"));
      desk.engine.cancel(canceled.id());
      String state = "unable to replace order in current state";

      assertThat(desk.refusal(canceled, Replacements.limit("501")).message()).isEqualTo(state);
      assertThat(desk.refusal(limit, Replacements.limit("500")).message())
          .isEqualTo("order parameters are not changed");
      assertThat(desk.refusal(limit, Replacements.stop("501")).message())
          .isEqualTo("limit orders must not have a stop_price");
      assertThat(desk.refusal(limit, Replacements.trail("1")).message())
          .isEqualTo("limit orders must not have a trail");
      assertThat(desk.refusal(limit, Replacements.total("10.5")).message())
          .isEqualTo("qty of a fractional order cannot be changed");
      assertThat(desk.refusal(limit, Replacements.limit("500.001")).message())
          .contains("sub-penny");
      var unknown = desk.engine.replace(new OrderId(UUID.randomUUID()), Replacements.limit("1"));
      assertThat(unknown)
          .isEqualTo(new Placement.Refused(Refusal.of(Refusal.Kind.NOT_FOUND, "order not found")));
      assertThat(desk.now(limit)).isEqualTo(limit);
    }

    @Test
    void refusesAnOrderThatWaitsForTheOpenOrIsForAnAmount() {
      desk.at("2013-01-02T22:00:00Z");
      Order waiting = desk.accepted(Orders.limit(BUY, "AAPL", "10", "500"));
      Order amount = desk.accepted(Orders.notional(BUY, "AAPL", "100"));

      assertThat(desk.refusal(waiting, Replacements.limit("501")).message())
          .isEqualTo("unable to replace order in current state");
      assertThat(desk.refusal(amount, Replacements.timeInForce(TimeInForce.GTC)).message())
          .isEqualTo("unable to replace order in current state");
    }
  }

  @Nested
  class OnItsWay {
    private final Desk desk = new Desk(Duration.ofSeconds(10));

    @Test
    void leavesTheFirstAtWorkUntilItArrives() {
      Order first = desk.accepted(Orders.limit(BUY, "AAPL", "10", "500"));

      Order second = desk.replaced(first, Replacements.limit("501"));

      assertThat(second.status()).isEqualTo(OrderStatus.PENDING_NEW);
      assertThat(desk.now(first).status()).isEqualTo(OrderStatus.PENDING_REPLACE);
      desk.at(desk.clock.instant().plusSeconds(9));
      assertThat(desk.now(second).status()).isEqualTo(OrderStatus.PENDING_NEW);
      desk.at(desk.clock.instant().plusSeconds(1));
      assertThat(desk.now(first).status()).isEqualTo(OrderStatus.REPLACED);
      assertThat(desk.now(second).status()).isEqualTo(OrderStatus.NEW);
      assertThat(desk.events(first)).containsExactly("new", "pending_replace", "replaced");
      assertThat(desk.events(second)).containsExactly("pending_new", "new");
    }

    @Test
    void arrivesAfterARestartToo() {
      Order first = desk.accepted(Orders.limit(BUY, "AAPL", "10", "500"));
      Order second = desk.replaced(first, Replacements.limit("501"));

      desk.restart();
      desk.at(desk.clock.instant().plusSeconds(10));

      assertThat(desk.now(first).status()).isEqualTo(OrderStatus.REPLACED);
      assertThat(desk.now(second).status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void letsNeitherBeCanceledNorReplaced() {
      Order first = desk.accepted(Orders.limit(BUY, "AAPL", "10", "500"));
      Order second = desk.replaced(first, Replacements.limit("501"));

      assertThat(desk.engine.cancel(first.id())).isInstanceOf(Cancellation.NotNow.class);
      assertThat(desk.engine.cancel(second.id())).isInstanceOf(Cancellation.NotNow.class);
      assertThat(desk.engine.cancelAll())
          .hasSize(2)
          .allMatch(Cancellation.NotNow.class::isInstance);
      assertThat(desk.refusal(first, Replacements.limit("502")).message())
          .isEqualTo("unable to replace order in current state");
      assertThat(desk.refusal(second, Replacements.limit("502")).message())
          .isEqualTo("unable to replace order in current state");
    }

    @Test
    void isRefusedWhereTheFirstIsFilledBefore() {
      desk.accepted(Orders.market(BUY, "AAPL", "10"));
      String limit = desk.quote("AAPL").ask().value().add(new BigDecimal("0.30")).toPlainString();
      Order first = desk.accepted(Orders.limit(SELL, "AAPL", "10", limit));
      unseenUntil(desk, it -> it.quote("AAPL").bid().compareTo(Price.of(limit)) >= 0);
      assertThat(desk.now(first).isOpen()).isTrue();
      Order second = desk.replaced(first, Replacements.limit("900"));

      desk.engine.advance();

      assertThat(desk.now(first).status()).isEqualTo(OrderStatus.FILLED);
      assertThat(desk.now(first).links().replacedBy()).isNull();
      assertThat(desk.now(second).status()).isEqualTo(OrderStatus.REJECTED);
      assertThat(desk.events(first))
          .containsExactly("new", "pending_replace", "fill", "order_replace_rejected");
      assertThat(desk.events(second)).containsExactly("pending_new", "rejected");
      assertThat(desk.engine.account().openOrders()).isZero();
    }

    @Test
    void isRefusedWhereTheFirstExpiresBefore() {
      desk.at(Desk.CLOSE.minusSeconds(5));
      Order first = desk.accepted(Orders.limit(BUY, "AAPL", "10", "500"));
      Order second = desk.replaced(first, Replacements.timeInForce(TimeInForce.GTC));

      desk.at(Desk.CLOSE.plusSeconds(60));

      assertThat(desk.now(first).status()).isEqualTo(OrderStatus.EXPIRED);
      assertThat(desk.now(second).status()).isEqualTo(OrderStatus.REJECTED);
    }

    @Test
    void isRefusedWhereTheFirstTradesItsWholeTotalAndThatGoesOn() {
      Order first = partlyFilled(desk);
      Quantity total = first.filledQuantity().plus(Quantity.of(1));
      Order second = desk.replaced(first, Replacements.total(total.toString()));

      desk.at(desk.clock.instant().plusSeconds(1));

      assertThat(desk.now(second).status()).isEqualTo(OrderStatus.REJECTED);
      assertThat(desk.now(first).status()).isIn(OrderStatus.PARTIALLY_FILLED, OrderStatus.FILLED);
      assertThat(desk.events(first)).contains("order_replace_rejected");
    }

    @Test
    void hasLeftWhatTheFirstTradedMeanwhile() {
      Order first = partlyFilled(desk);
      Quantity total = first.terms().quantity();
      Order second = desk.replaced(first, Replacements.timeInForce(TimeInForce.GTC));
      desk.at(desk.clock.instant().plusSeconds(1));
      Quantity meanwhile = desk.now(first).filledQuantity();

      desk.until(it -> !it.now(second).isOpen());

      assertThat(meanwhile).isGreaterThan(first.filledQuantity());
      assertThat(desk.now(second).status()).isEqualTo(OrderStatus.FILLED);
      assertThat(desk.now(second).filledQuantity())
          .isEqualTo(total.minus(desk.now(first).filledQuantity()));
      assertThat(desk.held("IBM").abs()).isEqualTo(total);
    }

    @Test
    void reservesTheLargerOfTheTwo() {
      Order first = desk.accepted(Orders.limit(BUY, "AAPL", "10", "500"));

      desk.replaced(first, Replacements.limit("510"));
      assertThat(reserved(desk)).isEqualTo(Money.usd(5_100));
      desk.at(desk.clock.instant().plusSeconds(10));
      Order higher = desk.book.openOrders().getFirst();
      desk.replaced(higher, Replacements.limit("490"));
      assertThat(reserved(desk)).isEqualTo(Money.usd(5_100));
      desk.at(desk.clock.instant().plusSeconds(10));

      assertThat(reserved(desk)).isEqualTo(Money.usd(4_900));
    }
  }

  @Test
  void tradesNoMoreThanTheLastTotalWhateverIsReplacedWhen() {
    for (long seed = 0; seed < 40; seed++) {
      var random = new SplittableRandom(seed);
      var desk = new Desk(Duration.ofSeconds(random.nextLong(0, 4)));
      Order order = desk.accepted(Orders.limit(BUY, "IBM", "20000", "195.00"));
      for (int i = 0; i < 30; i++) {
        List<Order> open = desk.book.openOrders();
        if (!open.isEmpty()) {
          Replacement replacement = Replacements.limit("195." + (10 + random.nextInt(90)));
          desk.engine.replace(open.getFirst().id(), replacement);
        }
        desk.at(desk.clock.instant().plusSeconds(random.nextLong(0, 5)));
      }
      desk.until(it -> it.book.openOrders().stream().noneMatch(open -> open.status().isInFlight()));

      Quantity bought = desk.held("IBM").abs();
      Quantity left =
          desk.book.openOrders().stream()
              .map(Order::leavesQuantity)
              .reduce(Quantity.ZERO, Quantity::plus);
      assertThat(bought.plus(left)).as("seed %d", seed).isEqualTo(order.terms().quantity());
      assertThat(desk.book.openOrders().size()).as("seed %d", seed).isLessThanOrEqualTo(1);
    }
  }

  private static Money reserved(Desk desk) {
    return desk.engine.account().valuation().reserved();
  }

  private static Order partlyFilled(Desk desk) {
    Instant start = desk.clock.instant();
    Order order = desk.accepted(Orders.limit(BUY, "IBM", "30000", "200"));
    assertThat(desk.now(order).status()).as("at %s", start).isEqualTo(OrderStatus.PARTIALLY_FILLED);
    return desk.now(order);
  }

  /** Lets time pass until something is so, without the engine's looking at its orders. */
  private static void unseenUntil(Desk desk, Predicate<Desk> condition) {
    while (!condition.test(desk)) {
      assertThat(desk.clock.instant()).as("the session ends first").isBefore(Desk.CLOSE);
      desk.clock.set(desk.clock.instant().plusSeconds(1));
    }
  }
}
