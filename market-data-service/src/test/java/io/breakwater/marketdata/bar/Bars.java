package io.breakwater.marketdata.bar;

import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.time.LocalDate;

/** Bars and series for tests. */
public final class Bars {

  public static final Symbol AAPL = Symbol.of("AAPL");
  public static final Series RAW = new Series(AAPL, Adjustment.RAW);
  public static final Series ADJUSTED = new Series(AAPL, Adjustment.ALL);

  private Bars() {}

  /** A bar that opens and closes at the price, one dollar high and low of it. */
  public static Bar bar(String date, String price) {
    return bar(LocalDate.parse(date), price, 1_000);
  }

  public static Bar bar(LocalDate date, String price, long volume) {
    Price around = Price.of(price);
    return new Bar(
        date,
        around,
        Price.of(around.value().add(java.math.BigDecimal.ONE)),
        Price.of(around.value().subtract(java.math.BigDecimal.ONE)),
        around,
        Quantity.of(volume),
        null);
  }

  public static DateRange range(String from, String through) {
    return new DateRange(LocalDate.parse(from), LocalDate.parse(through));
  }
}
