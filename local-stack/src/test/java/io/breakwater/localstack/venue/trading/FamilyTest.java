package io.breakwater.localstack.venue.trading;

import static io.breakwater.localstack.venue.order.Side.BUY;
import static io.breakwater.localstack.venue.order.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.localstack.venue.order.Order;
import io.breakwater.localstack.venue.order.OrderStatus;
import io.breakwater.localstack.venue.order.OrderTerms;
import io.breakwater.localstack.venue.order.Orders;
import io.breakwater.localstack.venue.order.Replacements;
import io.breakwater.localstack.venue.order.Side;
import io.breakwater.localstack.venue.order.Tickets;
import io.breakwater.localstack.venue.order.TimeInForce;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import io.breakwater.money.SignedQuantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FamilyTest {
  private final Desk desk = new Desk();

  @Nested
  class ABracket {

    @Test
    void holdsItsLegsUntilTheEntryIsFilled() {
      var bracket = desk.accepted(Tickets.bracket(limit(BUY, "10", "500"), "560", "480"));

      assertThat(bracket.legs())
          .extracting(leg -> desk.now(leg).status())
          .containsExactly(OrderStatus.HELD, OrderStatus.HELD);
      assertThat(bracket.legs()).allMatch(leg -> desk.events(leg).isEmpty());
      assertThat(desk.engine.account().heldForOrders("AAPL", SELL)).isEqualTo(Quantity.ZERO);
      assertThat(desk.now(bracket.order()).status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void letsTheProfitWorkAndKeepsTheStopBesideItOnceTheEntryIsFilled() {
      var bracket = desk.accepted(Tickets.bracket(market(BUY, "10"), "560", "480"));

      assertThat(desk.now(bracket.order()).status()).isEqualTo(OrderStatus.FILLED);
      assertThat(status(bracket, 0)).isEqualTo(OrderStatus.NEW);
      assertThat(status(bracket, 1)).isEqualTo(OrderStatus.HELD);
      assertThat(desk.events(bracket.legs().getFirst())).containsExactly("new");
    }

    @Test
    void holdsTheSharesBackOnceForBothLegs() {
      desk.accepted(Tickets.bracket(market(BUY, "10"), "560", "480"));

      assertThat(desk.engine.account().heldForOrders("AAPL", SELL)).isEqualTo(Quantity.of(10));
      assertThat(desk.refused(market(SELL, "1"))).startsWith("insufficient qty available");
    }

    @Test
    void cancelsTheStopWhenTheProfitIsTaken() {
      String profit = plus(desk.last("AAPL"), "0.50");
      var bracket = desk.accepted(Tickets.bracket(market(BUY, "10"), profit, "400"));

      desk.until(it -> !it.now(bracket.legs().getFirst()).isOpen());

      assertThat(status(bracket, 0)).isEqualTo(OrderStatus.FILLED);
      assertThat(status(bracket, 1)).isEqualTo(OrderStatus.CANCELED);
      assertThat(desk.events(bracket.legs().get(1))).containsExactly("canceled");
      assertThat(desk.held("AAPL")).isEqualTo(SignedQuantity.ZERO);
      assertThat(desk.engine.account().openOrders()).isZero();
    }

    @Test
    void cancelsTheProfitWhenTheStopIsReached() {
      Price stop = Price.of(minus(desk.last("AAPL"), "2"));
      var bracket = desk.accepted(Tickets.bracket(market(BUY, "10"), "900", stop.toString()));

      desk.until(it -> it.last("AAPL").compareTo(stop) <= 0);

      assertThat(status(bracket, 0)).isEqualTo(OrderStatus.CANCELED);
      assertThat(status(bracket, 1)).isEqualTo(OrderStatus.FILLED);
      assertThat(desk.events(bracket.legs().get(1))).containsExactly("new", "fill");
      assertThat(desk.held("AAPL")).isEqualTo(SignedQuantity.ZERO);
    }

    @Test
    void cancelsTheProfitBeforeTheStopTrades() {
      desk.accepted(Orders.market(BUY, "IBM", "30000"));
      desk.until(it -> it.book.openOrders().isEmpty());
      Price stop = Price.of(minus(desk.last("IBM"), "0.10"));
      var oco =
          desk.accepted(Tickets.oco(Orders.limit(SELL, "IBM", "30000", "900"), stop.toString()));

      desk.until(it -> it.now(oco.legs().getFirst()).isTriggered());

      assertThat(status(oco, 0)).isEqualTo(OrderStatus.PARTIALLY_FILLED);
      assertThat(desk.now(oco.order()).status()).isEqualTo(OrderStatus.CANCELED);
    }

    @Test
    void holdsTheSharesBackOnceWhileTheProfitIsBeingReplaced() {
      var slow = new Desk(Duration.ofSeconds(10));
      var bracket = slow.accepted(Tickets.bracket(market(BUY, "10"), "900", "480"));

      slow.replaced(bracket.legs().getFirst(), Replacements.limit("910"));

      assertThat(slow.engine.account().heldForOrders("AAPL", SELL)).isEqualTo(Quantity.of(10));
    }

    @Test
    void leavesTheStopWhatTheProfitHasNotTraded() {
      String size = desk.quote("IBM").bidSize().plus(Quantity.of(20_000)).toString();
      desk.accepted(Orders.market(BUY, "IBM", size));
      desk.until(it -> it.book.openOrders().isEmpty());
      var oco = desk.accepted(Tickets.oco(Orders.limit(SELL, "IBM", size, "190"), "150"));

      assertThat(desk.now(oco.order()).status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
      assertThat(desk.now(oco.legs().getFirst()).leavesQuantity())
          .isEqualTo(desk.now(oco.order()).leavesQuantity());
      assertThat(desk.engine.account().heldForOrders("IBM", SELL))
          .isEqualTo(desk.now(oco.order()).leavesQuantity());
    }

    @Test
    void endsWhollyWhenAnyOfItIsCanceled() {
      for (int i = 0; i < 3; i++) {
        var bracket = desk.accepted(Tickets.bracket(limit(BUY, "10", "500"), "560", "480"));
        List<Order> all =
            List.of(bracket.order(), bracket.legs().getFirst(), bracket.legs().getLast());

        assertThat(desk.engine.cancel(all.get(i).id())).isInstanceOf(Cancellation.Canceled.class);

        assertThat(all)
            .extracting(order -> desk.now(order).status())
            .containsOnly(OrderStatus.CANCELED);
      }
      assertThat(desk.engine.account().openOrders()).isZero();
    }

    @Test
    void expiresWholly() {
      var bracket = desk.accepted(Tickets.bracket(limit(BUY, "10", "500"), "560", "480"));

      desk.at(Desk.CLOSE);

      assertThat(desk.now(bracket.order()).status()).isEqualTo(OrderStatus.EXPIRED);
      assertThat(status(bracket, 0)).isEqualTo(OrderStatus.EXPIRED);
      assertThat(status(bracket, 1)).isEqualTo(OrderStatus.EXPIRED);
    }

    @Test
    void isToldAsCanceledOnceEachWhereAllOrdersAre() {
      desk.accepted(Tickets.bracket(limit(BUY, "10", "500"), "560", "480"));
      desk.updates.clear();

      assertThat(desk.engine.cancelAll())
          .hasSize(3)
          .allMatch(Cancellation.Canceled.class::isInstance);
      assertThat(desk.updates).hasSize(3);
    }

    @Test
    void goesOnAfterARestart() {
      Price stop = Price.of(minus(desk.last("AAPL"), "2"));
      var bracket = desk.accepted(Tickets.bracket(market(BUY, "10"), "900", stop.toString()));

      desk.restart();
      desk.until(it -> it.last("AAPL").compareTo(stop) <= 0);

      assertThat(status(bracket, 0)).isEqualTo(OrderStatus.CANCELED);
      assertThat(status(bracket, 1)).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void sellsShortAndCoversToo() {
      Price stop = Price.of(plus(desk.last("AAPL"), "2"));
      var bracket = desk.accepted(Tickets.bracket(market(SELL, "10"), "400", stop.toString()));
      assertThat(desk.held("AAPL")).isEqualTo(SignedQuantity.of(-10));

      desk.until(it -> it.last("AAPL").compareTo(stop) >= 0);

      assertThat(status(bracket, 1)).isEqualTo(OrderStatus.FILLED);
      assertThat(desk.held("AAPL")).isEqualTo(SignedQuantity.ZERO);
    }

    @Test
    void namesItsPricesOnTheRightSidesOfItsBase() {
      assertThat(desk.refusal(Tickets.bracket(limit(BUY, "10", "500"), "500", "480")).message())
          .isEqualTo("take_profit.limit_price must be >= base_price + 0.01");
      assertThat(desk.refusal(Tickets.bracket(limit(BUY, "10", "500"), "510", "500")).message())
          .isEqualTo("stop_loss.stop_price must be <= base_price - 0.01");
      var sell = desk.refusal(Tickets.bracket(limit(SELL, "10", "500"), "510", "520"));
      assertThat(sell.message()).isEqualTo("take_profit.limit_price must be <= base_price - 0.01");
      assertThat(sell.details()).containsEntry("base_price", "500");
      assertThat(desk.refusal(Tickets.bracket(limit(BUY, "10", "500"), "510.001", "480")).message())
          .contains("sub-penny");
    }

    @Test
    void isWholeSharesForTheDayOrUntilCanceledInRegularHours() {
      OrderTerms entry = limit(BUY, "10", "500");

      assertThat(
              desk.refusal(Tickets.bracket(Orders.with(entry, TimeInForce.IOC), "560", "480"))
                  .message())
          .isEqualTo("bracket orders must be DAY or GTC orders");
      assertThat(
              desk.refusal(Tickets.bracket(Orders.inExtendedHours(entry), "560", "480")).message())
          .isEqualTo("bracket orders are not for extended hours");
      assertThat(desk.refusal(Tickets.bracket(market(BUY, "1.5"), "560", "480")).message())
          .isEqualTo("fractional orders must be simple orders");
      assertThat(desk.book.orderCount()).isZero();
    }
  }

  @Nested
  class AnOco {

    @Test
    void closesAPositionByOneOfTwoOrders() {
      desk.accepted(market(BUY, "10"));
      String profit = plus(desk.last("AAPL"), "0.50");
      var oco = desk.accepted(Tickets.oco(limit(SELL, "10", profit), "400"));
      assertThat(desk.now(oco.order()).status()).isEqualTo(OrderStatus.NEW);
      assertThat(status(oco, 0)).isEqualTo(OrderStatus.HELD);
      assertThat(desk.engine.account().heldForOrders("AAPL", SELL)).isEqualTo(Quantity.of(10));

      desk.until(it -> !it.now(oco.order()).isOpen());

      assertThat(desk.now(oco.order()).status()).isEqualTo(OrderStatus.FILLED);
      assertThat(status(oco, 0)).isEqualTo(OrderStatus.CANCELED);
    }

    @Test
    void isALimitOrderThatLeavesAPosition() {
      assertThat(desk.refusal(Tickets.oco(limit(SELL, "10", "900"), "400")).message())
          .isEqualTo("oco orders must be exit orders");
      desk.accepted(market(BUY, "10"));
      assertThat(desk.refusal(Tickets.oco(limit(BUY, "10", "400"), "900")).message())
          .isEqualTo("oco orders must be exit orders");
      assertThat(desk.refusal(Tickets.oco(market(SELL, "10"), "400")).message())
          .isEqualTo("oco orders must be limit orders");
      assertThat(desk.refusal(Tickets.oco(limit(SELL, "11", "900"), "400")).message())
          .startsWith("insufficient qty available");
      assertThat(desk.refusal(Tickets.oco(limit(SELL, "10", "900"), "890")).message())
          .isEqualTo("stop price must be less than current price");
    }
  }

  @Nested
  class AnOto {

    @Test
    void letsItsOneLegWorkOnceTheEntryIsFilled() {
      Price stop = Price.of(minus(desk.last("AAPL"), "2"));
      var oto = desk.accepted(Tickets.withStop(market(BUY, "10"), stop.toString()));
      assertThat(status(oto, 0)).isEqualTo(OrderStatus.NEW);

      desk.until(it -> it.last("AAPL").compareTo(stop) <= 0);

      assertThat(status(oto, 0)).isEqualTo(OrderStatus.FILLED);
    }
  }

  @Nested
  class Replaced {

    @Test
    void aLegKeepsItsPlaceInTheFamily() {
      var bracket = desk.accepted(Tickets.bracket(market(BUY, "10"), "900", "480"));
      Price stop = Price.of(minus(desk.last("AAPL"), "2"));

      Order moved = desk.replaced(bracket.legs().getLast(), Replacements.stop(stop.toString()));
      assertThat(moved.status()).isEqualTo(OrderStatus.HELD);
      desk.until(it -> it.last("AAPL").compareTo(stop) <= 0);

      assertThat(desk.now(moved).status()).isEqualTo(OrderStatus.FILLED);
      assertThat(status(bracket, 0)).isEqualTo(OrderStatus.CANCELED);
      assertThat(status(bracket, 1)).isEqualTo(OrderStatus.REPLACED);
    }

    @Test
    void theProfitStillCancelsTheStop() {
      var bracket = desk.accepted(Tickets.bracket(market(BUY, "10"), "900", "480"));

      Order nearer = desk.replaced(bracket.legs().getFirst(), Replacements.limit("500"));

      assertThat(desk.now(nearer).status()).isEqualTo(OrderStatus.FILLED);
      assertThat(status(bracket, 1)).isEqualTo(OrderStatus.CANCELED);
    }

    @Test
    void theEntryStillStartsTheLegs() {
      var bracket = desk.accepted(Tickets.bracket(limit(BUY, "10", "500"), "900", "480"));

      Order higher = desk.replaced(bracket.order(), Replacements.limit("600"));

      assertThat(desk.now(higher).status()).isEqualTo(OrderStatus.FILLED);
      assertThat(status(bracket, 0)).isEqualTo(OrderStatus.NEW);
      assertThat(status(bracket, 1)).isEqualTo(OrderStatus.HELD);
    }

    @Test
    void itsQuantityStays() {
      var bracket = desk.accepted(Tickets.bracket(limit(BUY, "10", "500"), "900", "480"));

      assertThat(desk.refusal(bracket.order(), Replacements.total("5")).message())
          .isEqualTo("qty and time_in_force of an order with legs cannot be changed");
    }
  }

  @Test
  void neverSellsMoreThanItsEntryBoughtWhateverThePricesDo() {
    for (long seed = 0; seed < 60; seed++) {
      var random = new SplittableRandom(seed);
      var run = new Desk();
      run.at("2013-01-02T14:30:00Z");
      BigDecimal last = run.last("IBM").value();
      String quantity = Integer.toString(random.nextInt(1, 8_000));
      var bracket =
          run.accepted(
              Tickets.bracket(
                  Orders.market(BUY, "IBM", quantity),
                  last.add(BigDecimal.valueOf(random.nextInt(1, 120), 2)).toPlainString(),
                  last.subtract(BigDecimal.valueOf(random.nextInt(1, 80), 2)).toPlainString()));
      for (int i = 0; i < 200; i++) {
        run.at(run.clock.instant().plusSeconds(random.nextInt(1, 120)));
        BigDecimal held = run.held("IBM").value();
        assertThat(held.signum()).as("seed %d", seed).isNotNegative();
        Quantity onOrder = run.engine.account().heldForOrders("IBM", SELL);
        assertThat(onOrder.value()).as("seed %d", seed).isLessThanOrEqualTo(held);
      }
      run.at(Desk.CLOSE);

      assertThat(run.engine.account().openOrders()).as("seed %d", seed).isZero();
      boolean bothFilled =
          bracket.legs().stream().allMatch(leg -> run.now(leg).status() == OrderStatus.FILLED);
      assertThat(bothFilled).as("seed %d", seed).isFalse();
    }
  }

  private OrderStatus status(Placement.Accepted family, int leg) {
    return desk.now(family.legs().get(leg)).status();
  }

  private static OrderTerms market(Side side, String quantity) {
    return Orders.market(side, "AAPL", quantity);
  }

  private static OrderTerms limit(Side side, String quantity, String price) {
    return Orders.limit(side, "AAPL", quantity, price);
  }

  private static String plus(Price price, String by) {
    return price.value().add(new BigDecimal(by)).toPlainString();
  }

  private static String minus(Price price, String by) {
    return price.value().subtract(new BigDecimal(by)).toPlainString();
  }
}
