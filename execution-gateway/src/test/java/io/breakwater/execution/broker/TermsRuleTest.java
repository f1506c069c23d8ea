package io.breakwater.execution.broker;

import static io.breakwater.execution.broker.TermsRule.EXIT_PRICES_CROSSED;
import static io.breakwater.execution.broker.TermsRule.EXTENDED_HOURS_NOT_SUPPORTED;
import static io.breakwater.execution.broker.TermsRule.FRACTION_NOT_SUPPORTED;
import static io.breakwater.execution.broker.TermsRule.NOTIONAL_NOT_SUPPORTED;
import static io.breakwater.execution.broker.TermsRule.NOTIONAL_TOO_LARGE;
import static io.breakwater.execution.broker.TermsRule.NOTIONAL_TOO_SMALL;
import static io.breakwater.execution.broker.TermsRule.ORDER_CLASS_NOT_SUPPORTED;
import static io.breakwater.execution.broker.TermsRule.SUB_PENNY_PRICE;
import static io.breakwater.execution.broker.TermsRule.TIME_IN_FORCE_NOT_SUPPORTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TermsRuleTest {
  private static final Pricing MARKET = new Pricing.Market();
  private static final Pricing LIMIT = new Pricing.Limit(Price.of("20.10"));
  private static final Pricing STOP = new Pricing.Stop(Price.of("19.90"));
  private static final Pricing STOP_LIMIT =
      new Pricing.StopLimit(Price.of("19.90"), Price.of("19.80"));
  private static final Pricing TRAIL =
      new Pricing.TrailingStop(new Pricing.Trail.ByPercent(new BigDecimal("1.5")));
  private static final Set<TimeInForce> ALL = EnumSet.allOf(TimeInForce.class);
  private static final Set<TimeInForce> RESTING = EnumSet.of(TimeInForce.DAY, TimeInForce.GTC);

  /** The whole table of type and time in force, whole shares. */
  @Test
  void takesEachTypeWithTheTimesInForceThatGoWithIt() {
    var table = Map.of(MARKET, ALL, LIMIT, ALL, STOP, RESTING, STOP_LIMIT, RESTING, TRAIL, RESTING);
    table.forEach((pricing, allowed) -> {
      for (TimeInForce timeInForce : TimeInForce.values()) {
        assertThat(TermsRule.brokenBy(shares("10", pricing, timeInForce, false)))
            .as("%s %s", pricing, timeInForce)
            .isEqualTo(
                allowed.contains(timeInForce)
                    ? Optional.empty()
                    : Optional.of(TIME_IN_FORCE_NOT_SUPPORTED));
      }
    });
  }

  @Test
  void tradesOutsideTheSessionWithRestingLimitOrdersForWholeSharesOnly() {
    for (Pricing pricing : List.of(MARKET, LIMIT, STOP, STOP_LIMIT, TRAIL)) {
      for (TimeInForce timeInForce : RESTING) {
        assertThat(TermsRule.brokenBy(shares("10", pricing, timeInForce, true)))
            .as("%s %s", pricing, timeInForce)
            .isEqualTo(
                pricing.equals(LIMIT)
                    ? Optional.empty()
                    : Optional.of(EXTENDED_HOURS_NOT_SUPPORTED));
      }
    }
    assertThat(broken(shares("10", LIMIT, TimeInForce.IOC, true)))
        .isEqualTo(EXTENDED_HOURS_NOT_SUPPORTED);
    assertThat(broken(shares("1.5", LIMIT, TimeInForce.DAY, true)))
        .isEqualTo(EXTENDED_HOURS_NOT_SUPPORTED);
  }

  @Test
  void takesFractionsForTheDayOnly() {
    for (TimeInForce timeInForce : TimeInForce.values()) {
      assertThat(broken(shares("0.5", LIMIT, timeInForce, false)))
          .as("%s", timeInForce)
          .isEqualTo(timeInForce == TimeInForce.DAY ? null : FRACTION_NOT_SUPPORTED);
    }
    assertThat(broken(shares("2.0", LIMIT, TimeInForce.GTC, false))).as("two shares").isNull();
  }

  @Test
  void takesMoneyAtTheMarketForTheDayOnly() {
    assertThat(broken(money("100", MARKET, TimeInForce.DAY))).isNull();
    assertThat(broken(money("100", MARKET, TimeInForce.IOC))).isEqualTo(NOTIONAL_NOT_SUPPORTED);
    assertThat(broken(money("100", LIMIT, TimeInForce.DAY))).isEqualTo(NOTIONAL_NOT_SUPPORTED);
    assertThat(broken(money("1", MARKET, TimeInForce.DAY))).isNull();
    assertThat(broken(money("0.99", MARKET, TimeInForce.DAY))).isEqualTo(NOTIONAL_TOO_SMALL);
    assertThat(broken(money("1000000000", MARKET, TimeInForce.DAY))).isNull();
    assertThat(broken(money("1000000000.01", MARKET, TimeInForce.DAY)))
        .isEqualTo(NOTIONAL_TOO_LARGE);
  }

  @Test
  void takesWholeTicksOnly() {
    Map<String, Boolean> ticks =
        Map.of(
            "1", true, "1.01", true, "1.001", false, "20.10", true, "20.1000", true, "20.101",
            false, "0.9999", true, "0.0001", true, "0.99999", false, "0.00001", false);
    ticks.forEach((price, whole) -> {
      Price p = Price.of(price);
      Price good = Price.of("20.10");
      for (Pricing pricing :
          List.of(
              new Pricing.Limit(p),
              new Pricing.Stop(p),
              new Pricing.StopLimit(p, good),
              new Pricing.StopLimit(good, p),
              new Pricing.TrailingStop(new Pricing.Trail.ByPrice(p)))) {
        assertThat(broken(shares("10", pricing, TimeInForce.DAY, false)))
            .as("%s", pricing)
            .isEqualTo(whole ? null : SUB_PENNY_PRICE);
      }
    });
  }

  @Test
  void takesExitsOfOrdersForWholeSharesThatMayRest() {
    Exits bracket = bracket("21", "19");
    for (Pricing pricing : List.of(MARKET, LIMIT)) {
      assertThat(broken(exits("10", pricing, TimeInForce.GTC, false, bracket))).isNull();
    }
    assertThat(broken(exits("10", TRAIL, TimeInForce.DAY, false, bracket)))
        .isEqualTo(ORDER_CLASS_NOT_SUPPORTED);
    assertThat(broken(exits("10", MARKET, TimeInForce.IOC, false, bracket)))
        .isEqualTo(ORDER_CLASS_NOT_SUPPORTED);
    assertThat(broken(exits("1.5", MARKET, TimeInForce.DAY, false, bracket)))
        .isEqualTo(ORDER_CLASS_NOT_SUPPORTED);
    assertThat(broken(exits("10", LIMIT, TimeInForce.DAY, true, bracket)))
        .isEqualTo(ORDER_CLASS_NOT_SUPPORTED);
    assertThat(broken(exits("10", MARKET, TimeInForce.DAY, false, oco("19"))))
        .isEqualTo(ORDER_CLASS_NOT_SUPPORTED);
    assertThat(broken(exits("10", LIMIT, TimeInForce.DAY, false, bracket("21.001", "19"))))
        .isEqualTo(SUB_PENNY_PRICE);
  }

  /** Bought at 20.10: the profit above, the stop below, each by a cent at least. */
  @Test
  void takesExitsOnTheirOwnSidesOnly() {
    Map<Exits, Boolean> cases =
        Map.of(
            bracket("20.11", "20.09"),
            true,
            bracket("20.10", "20.09"),
            false,
            bracket("20.11", "20.10"),
            false,
            bracket("20.00", "20.20"),
            false,
            new Exits.OneTriggersOther(new Exits.TakeProfit(Price.of("20.09"))),
            false,
            new Exits.OneTriggersOther(new Exits.StopLoss(Price.of("20.11"), null)),
            false,
            oco("20.11"),
            true,
            oco("20.10"),
            false,
            oco("20.09"),
            false);
    cases.forEach((exits, sound) ->
        assertThat(broken(exits("10", LIMIT, TimeInForce.DAY, false, exits)))
            .as("%s", exits)
            .isEqualTo(sound ? null : EXIT_PRICES_CROSSED));
    assertThat(broken(exits("10", MARKET, TimeInForce.DAY, false, bracket("19", "20"))))
        .as("at the market")
        .isEqualTo(EXIT_PRICES_CROSSED);
  }

  private static Exits bracket(String profit, String stop) {
    return new Exits.Bracket(
        new Exits.TakeProfit(Price.of(profit)), new Exits.StopLoss(Price.of(stop), null));
  }

  /** Of an order to buy back what was sold short: the stop lies above the limit. */
  private static Exits oco(String stop) {
    return new Exits.OneCancelsOther(new Exits.StopLoss(Price.of(stop), null));
  }

  private static OrderTerms exits(
      String quantity,
      Pricing pricing,
      TimeInForce timeInForce,
      boolean extendedHours,
      Exits exits) {
    return new OrderTerms(
        new Symbol("AAPL"),
        Side.BUY,
        new OrderAmount.Shares(Quantity.of(quantity)),
        pricing,
        timeInForce,
        extendedHours,
        exits);
  }

  private static @Nullable TermsRule broken(OrderTerms terms) {
    return TermsRule.brokenBy(terms).orElse(null);
  }

  private static OrderTerms shares(
      String quantity, Pricing pricing, TimeInForce timeInForce, boolean extendedHours) {
    return terms(
        new OrderAmount.Shares(Quantity.of(quantity)), pricing, timeInForce, extendedHours);
  }

  private static OrderTerms money(String dollars, Pricing pricing, TimeInForce timeInForce) {
    return terms(new OrderAmount.Notional(Money.usd(dollars)), pricing, timeInForce, false);
  }

  private static OrderTerms terms(
      OrderAmount amount, Pricing pricing, TimeInForce timeInForce, boolean extendedHours) {
    return new OrderTerms(
        new Symbol("AAPL"), Side.BUY, amount, pricing, timeInForce, extendedHours);
  }
}
