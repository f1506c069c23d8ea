package io.breakwater.execution.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.Exits;
import io.breakwater.execution.broker.OrderAmount;
import io.breakwater.execution.broker.OrderTerms;
import io.breakwater.execution.broker.Pricing;
import io.breakwater.execution.broker.Pricing.Trail;
import io.breakwater.execution.broker.Side;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.broker.TermsRule;
import io.breakwater.execution.broker.TimeInForce;
import io.breakwater.execution.broker.UnsoundTermsException;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NewOrderTest {
  private static final OrderAmount TEN = new OrderAmount.Shares(Quantity.of(10));
  private static final Pricing LIMIT = new Pricing.Limit(Price.of("20.10"));

  /** Orders that differ in one term, each term in turn. */
  private static final List<NewOrder> DIFFERENT =
      List.of(
          order(null, TEN, LIMIT, TimeInForce.DAY, false),
          order("momentum", TEN, LIMIT, TimeInForce.DAY, false),
          order(null, new OrderAmount.Shares(Quantity.of(11)), LIMIT, TimeInForce.DAY, false),
          order(null, TEN, new Pricing.Limit(Price.of("20.11")), TimeInForce.DAY, false),
          order(null, TEN, new Pricing.Market(), TimeInForce.DAY, false),
          order(null, money(500), new Pricing.Market(), TimeInForce.DAY, false),
          order(null, money(501), new Pricing.Market(), TimeInForce.DAY, false),
          order(null, TEN, new Pricing.Stop(Price.of("20.10")), TimeInForce.DAY, false),
          order(null, TEN, new Pricing.Stop(Price.of("20.11")), TimeInForce.DAY, false),
          order(null, TEN, stopLimit("20.10", "20.10"), TimeInForce.DAY, false),
          order(null, TEN, stopLimit("20.11", "20.10"), TimeInForce.DAY, false),
          order(null, TEN, trail(new Trail.ByPrice(Price.of(1))), TimeInForce.DAY, false),
          order(null, TEN, trail(new Trail.ByPrice(Price.of(2))), TimeInForce.DAY, false),
          order(null, TEN, trail(percent("1")), TimeInForce.DAY, false),
          order(null, TEN, trail(percent("2")), TimeInForce.DAY, false));

  @Test
  void refusesTermsThatBreakARule() {
    assertThatExceptionOfType(UnsoundTermsException.class)
        .isThrownBy(
            () -> order(null, TEN, new Pricing.Limit(Price.of("20.101")), TimeInForce.DAY, false))
        .satisfies(e -> assertThat(e.rule()).isEqualTo(TermsRule.SUB_PENNY_PRICE));
  }

  @Test
  void hashesAndIntendsTheSameOnlyWhereItAsksForTheSame() {
    assertThat(DIFFERENT).extracting(NewOrder::hash).doesNotHaveDuplicates();
    assertThat(DIFFERENT).extracting(NewOrder::intent).doesNotHaveDuplicates();
  }

  @Test
  void hashesApartWhatAGuardAgainstDuplicatesTakesForOne() {
    List<NewOrder> alike = new ArrayList<>();
    alike.add(order(null, TEN, LIMIT, TimeInForce.DAY, false));
    alike.add(order(null, TEN, LIMIT, TimeInForce.GTC, false));
    alike.add(order(null, TEN, LIMIT, TimeInForce.DAY, true));
    for (String profit : List.of("21", "22")) {
      for (String stop : List.of("19", "18")) {
        for (@Nullable Price stopLimit : Arrays.asList(null, Price.of("17"), Price.of("16"))) {
          alike.add(
              withExits(
                  new Exits.Bracket(
                      new Exits.TakeProfit(Price.of(profit)),
                      new Exits.StopLoss(Price.of(stop), stopLimit))));
        }
      }
    }
    alike.add(withExits(new Exits.OneTriggersOther(new Exits.TakeProfit(Price.of("21")))));
    alike.add(withExits(new Exits.OneTriggersOther(new Exits.StopLoss(Price.of("19"), null))));
    alike.add(withExits(new Exits.OneCancelsOther(new Exits.StopLoss(Price.of("21"), null))));

    assertThat(alike).extracting(NewOrder::hash).doesNotHaveDuplicates();
    assertThat(alike).extracting(NewOrder::intent).containsOnly(alike.getFirst().intent());
  }

  @Test
  void hashesTheSameHoweverNumbersAreWritten() {
    NewOrder one = order(null, TEN, trail(percent("1.5")), TimeInForce.DAY, false);
    NewOrder other =
        order(
            null,
            new OrderAmount.Shares(Quantity.of("10.0")),
            trail(percent("1.50")),
            TimeInForce.DAY,
            false);

    assertThat(other.hash()).isEqualTo(one.hash());
    assertThat(other.intent()).isEqualTo(one.intent());
  }

  /**
   * SHA-256 of the terms that there were in the first version, a line each: rows of then must still
   * be known by their keys.
   */
  @Test
  void hashesForEverAsItDidInTheFirstVersion() {
    assertThat(order("momentum", TEN, LIMIT, TimeInForce.DAY, false).hash())
        .isEqualTo("8f7020541db3ce59d05c05de1e4161fbe76d03b70ae13cb0a06b201bf251390b");
    assertThat(order(null, TEN, new Pricing.Market(), TimeInForce.DAY, false).hash())
        .isEqualTo("d7f2ba28f3da7a9676ac268c0ed0f5c9482736ab8cdacdb7e467a889bed10f45");
  }

  private static NewOrder order(
      @Nullable String strategy,
      OrderAmount amount,
      Pricing pricing,
      TimeInForce timeInForce,
      boolean extendedHours) {
    var terms =
        new OrderTerms(new Symbol("AAPL"), Side.BUY, amount, pricing, timeInForce, extendedHours);
    return new NewOrder(new ClientOrderId("c-1"), strategy, terms, false, "trader");
  }

  private static NewOrder withExits(Exits exits) {
    var terms =
        new OrderTerms(new Symbol("AAPL"), Side.BUY, TEN, LIMIT, TimeInForce.DAY, false, exits);
    return new NewOrder(new ClientOrderId("c-1"), null, terms, false, "trader");
  }

  private static OrderAmount money(long dollars) {
    return new OrderAmount.Notional(Money.usd(dollars));
  }

  private static Pricing stopLimit(String stop, String limit) {
    return new Pricing.StopLimit(Price.of(stop), Price.of(limit));
  }

  private static Pricing trail(Trail trail) {
    return new Pricing.TrailingStop(trail);
  }

  private static Trail percent(String percent) {
    return new Trail.ByPercent(new BigDecimal(percent));
  }
}
