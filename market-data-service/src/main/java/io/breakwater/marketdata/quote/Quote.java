package io.breakwater.marketdata.quote;

import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;

/**
 * A usable best bid and ask: both prices positive, the bid not above the ask.
 *
 * @param bidSize as the vendor states it: some of its feeds count shares, some round lots
 * @param quotedAt market time by the vendor's stamp
 * @param receivedAt machine time at which it reached us; the age of a quote is counted from here
 */
public record Quote(
    Symbol symbol,
    Price bid,
    Price ask,
    Quantity bidSize,
    Quantity askSize,
    Instant quotedAt,
    Instant receivedAt) {

  private static final Comparator<Quote> BY_AGE =
      Comparator.comparing(Quote::quotedAt).thenComparing(Quote::receivedAt);

  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  public Quote {
    if (bid.compareTo(ask) > 0) {
      throw new IllegalArgumentException(
          "bid must not be above ask, was bid=" + bid + " ask=" + ask);
    }
  }

  /** Halfway between bid and ask, exact: half of a decimal number always has an end. */
  public Price mid() {
    return Price.of(bid.value().add(ask.value()).divide(TWO));
  }

  public boolean isNewerThan(Quote other) {
    return BY_AGE.compare(this, other) > 0;
  }
}
