package io.breakwater.marketdata.quote.web;

import io.breakwater.marketdata.quote.Quote;
import java.time.Instant;

/** A quote as served; prices and sizes are decimals in strings. */
record QuoteView(
    String symbol,
    String bid,
    String ask,
    String mid,
    String bidSize,
    String askSize,
    Instant quotedAt,
    Instant receivedAt,
    boolean degraded) {

  static QuoteView of(Quote quote, boolean degraded) {
    return new QuoteView(
        quote.symbol().value(),
        quote.bid().toString(),
        quote.ask().toString(),
        quote.mid().toString(),
        quote.bidSize().toString(),
        quote.askSize().toString(),
        quote.quotedAt(),
        quote.receivedAt(),
        degraded);
  }
}
