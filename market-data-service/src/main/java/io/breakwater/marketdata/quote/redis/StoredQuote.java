package io.breakwater.marketdata.quote.redis;

import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.marketdata.quote.Quote;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A quote as its JSON stands in Redis. Other services read it: fields are only ever added. */
record StoredQuote(
    @Nullable String symbol,
    @Nullable Price bid,
    @Nullable Price ask,
    @Nullable Price mid,
    @Nullable Quantity bidSize,
    @Nullable Quantity askSize,
    @Nullable Instant quotedAt,
    @Nullable Instant receivedAt) {

  static StoredQuote of(Quote quote) {
    return new StoredQuote(
        quote.symbol().value(),
        quote.bid(),
        quote.ask(),
        quote.mid(),
        quote.bidSize(),
        quote.askSize(),
        quote.quotedAt(),
        quote.receivedAt());
  }

  /** Nothing if a field is missing or it is another symbol's. */
  Optional<Quote> toQuote(Symbol expected) {
    if (!expected.value().equals(symbol)
        || bid == null
        || ask == null
        || bidSize == null
        || askSize == null
        || quotedAt == null
        || receivedAt == null) {
      return Optional.empty();
    }
    return Optional.of(new Quote(expected, bid, ask, bidSize, askSize, quotedAt, receivedAt));
  }
}
