package io.breakwater.marketdata.quote;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.marketdata.calendar.MarketHours;
import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import io.breakwater.testing.SettableMarketClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** Quotes and what judges them, for tests. Machine time is years after market time. */
final class Quotes {

  static final Symbol AAPL = Symbol.of("AAPL");
  static final Symbol MSFT = Symbol.of("MSFT");
  static final Instant MARKET_NOW = Instant.parse("2013-01-03T15:00:00Z");
  static final Instant MACHINE_NOW = Instant.parse("2026-11-22T20:00:00Z");

  private Quotes() {}

  static SettableMarketClock clock() {
    return SettableMarketClock.at(MARKET_NOW.toString(), MACHINE_NOW.toString());
  }

  static MarketHours hours(SettableMarketClock clock) {
    return new MarketHours(clock, TradingCalendar.nyse());
  }

  static QuoteRules rules(SettableMarketClock clock) {
    return new QuoteRules(hours(clock), Duration.ofSeconds(5), Duration.ofSeconds(3));
  }

  static RawQuote raw(String bid, String ask) {
    return raw(AAPL, bid, ask, MARKET_NOW);
  }

  static RawQuote raw(Symbol symbol, String bid, String ask, Instant quotedAt) {
    return new RawQuote(
        symbol,
        new BigDecimal(bid),
        new BigDecimal(ask),
        BigDecimal.valueOf(3),
        BigDecimal.valueOf(4),
        quotedAt);
  }

  static Quote quote(Symbol symbol, String bid, String ask, Instant quotedAt, Instant receivedAt) {
    return new Quote(
        symbol, Price.of(bid), Price.of(ask), Quantity.of(3), Quantity.of(4), quotedAt, receivedAt);
  }
}
