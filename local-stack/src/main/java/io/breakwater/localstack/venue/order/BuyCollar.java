package io.breakwater.localstack.venue.order;

import io.breakwater.money.Price;
import java.math.BigDecimal;

/** How much above a price Alpaca lets a buy without a limit go: 4 % below $50, else 2.5 %. */
public final class BuyCollar {
  private static final BigDecimal FIFTY = BigDecimal.valueOf(50);
  private static final BigDecimal CHEAP = new BigDecimal("1.04");
  private static final BigDecimal USUAL = new BigDecimal("1.025");

  private BuyCollar() {}

  public static Price above(Price price) {
    BigDecimal value = price.value();
    return Price.of(value.multiply(value.compareTo(FIFTY) < 0 ? CHEAP : USUAL));
  }
}
