package io.breakwater.marketdata.bar.web;

import io.breakwater.marketdata.bar.Bar;
import io.breakwater.money.Price;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A bar as served; prices and volume are decimals in strings. */
record BarView(
    LocalDate date,
    String open,
    String high,
    String low,
    String close,
    String volume,
    @Nullable String vwap) {

  static BarView of(Bar bar) {
    Price vwap = bar.vwap();
    return new BarView(
        bar.date(),
        bar.open().toString(),
        bar.high().toString(),
        bar.low().toString(),
        bar.close().toString(),
        bar.volume().toString(),
        vwap == null ? null : vwap.toString());
  }
}
