package io.breakwater.orchestrator.quotes;

import io.breakwater.money.Price;
import io.breakwater.orchestrator.instrument.Symbol;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A quote as the market-data-service writes it, the same in Redis and over REST: what we read of
 * it.
 */
public record QuoteBody(
    @Nullable String symbol,
    @Nullable Price bid,
    @Nullable Price ask,
    @Nullable Price mid,
    @Nullable Instant quotedAt,
    @Nullable Instant receivedAt) {

  private static final Logger LOG = LoggerFactory.getLogger(QuoteBody.class);

  /** Returns the quote; empty if it is not whole, or crossed: then the symbol has no price. */
  public Optional<Quote> toQuote() {
    if (symbol == null
        || bid == null
        || ask == null
        || mid == null
        || quotedAt == null
        || receivedAt == null) {
      LOG.atWarn().addKeyValue("symbol", symbol).log("quote not whole");
      return Optional.empty();
    }
    try {
      return Optional.of(new Quote(Symbol.of(symbol), bid, ask, mid, quotedAt, receivedAt));
    } catch (IllegalArgumentException e) {
      LOG.atWarn().addKeyValue("symbol", symbol).setCause(e).log("quote not usable");
      return Optional.empty();
    }
  }
}
