package io.breakwater.orchestrator.quotes;

import io.breakwater.money.Price;
import io.breakwater.orchestrator.instrument.Symbol;
import java.time.Instant;

/**
 * The best bid and ask of one symbol.
 *
 * @param quotedAt when the market showed it (market time)
 * @param receivedAt when the market-data-service received it (machine time)
 */
public record Quote(
    Symbol symbol, Price bid, Price ask, Price mid, Instant quotedAt, Instant receivedAt) {

  /**
   * @throws IllegalArgumentException if the quote is crossed, or its mid lies outside it
   */
  public Quote {
    if (bid.compareTo(ask) > 0) {
      throw new IllegalArgumentException("bid must not exceed ask, was " + bid + " over " + ask);
    }
    if (mid.compareTo(bid) < 0 || mid.compareTo(ask) > 0) {
      throw new IllegalArgumentException("mid must lie from bid to ask, was " + mid);
    }
  }
}
