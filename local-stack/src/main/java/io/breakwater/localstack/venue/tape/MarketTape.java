package io.breakwater.localstack.venue.tape;

import io.breakwater.localstack.venue.bar.BarHistory;
import io.breakwater.localstack.venue.bar.DailyBar;
import io.breakwater.localstack.venue.bar.SymbolBars;
import io.breakwater.localstack.venue.hours.VenueHours;
import io.breakwater.money.Price;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The quotes of every symbol at every moment of market time; the same question always has the same
 * answer. It never looks past the moment it is asked about. Thread-safe.
 */
public final class MarketTape {
  private final BarHistory history;
  private final VenueHours hours;
  private final long seed;

  /** The day last asked about, per symbol: paths are cheap to make again. */
  private final Map<String, Day> days = new ConcurrentHashMap<>();

  public MarketTape(BarHistory history, VenueHours hours, long seed) {
    this.history = history;
    this.hours = hours;
    this.seed = seed;
  }

  /** The quote to trade on: none while the market is closed or without a bar for that day. */
  public Optional<Quote> tradableQuote(String symbol, Instant marketTime) {
    return hours
        .runningAt(marketTime)
        .flatMap(session -> day(symbol, session.date()))
        .map(day -> day.quoteAt(marketTime));
  }

  /** The quote in force, or the last one of the last session: none before the first. */
  public Optional<Quote> latestQuote(String symbol, Instant marketTime) {
    return tradableQuote(symbol, marketTime).or(() -> closingQuote(symbol, marketTime));
  }

  /** The price at the open or close of the session of that moment, which has come. */
  public Optional<Price> print(String symbol, Instant openOrClose) {
    return day(symbol, VenueHours.dateOf(openOrClose)).map(day -> day.path().priceAt(openOrClose));
  }

  /** What a share is worth then. */
  public Optional<Price> lastPrice(String symbol, Instant marketTime) {
    return latestQuote(symbol, marketTime).map(Quote::last);
  }

  /** The close of the last session that had ended before the running or coming one. */
  public Optional<Price> previousClose(String symbol, Instant marketTime) {
    LocalDate through =
        hours
            .runningAt(marketTime)
            .map(session -> session.date().minusDays(1))
            .orElseGet(() -> hours.lastClosedDate(marketTime));
    return history.of(symbol).flatMap(bars -> bars.lastThrough(through)).map(DailyBar::close);
  }

  private Optional<Quote> closingQuote(String symbol, Instant marketTime) {
    return history
        .of(symbol)
        .flatMap(bars -> bars.lastThrough(hours.lastClosedDate(marketTime)))
        .flatMap(bar -> day(symbol, bar.date()))
        .map(day -> day.quoteAt(day.path().session().close()));
  }

  private Optional<Day> day(String symbol, LocalDate date) {
    Day known = days.get(symbol);
    if (known != null && known.bar().date().equals(date)) {
      return Optional.of(known);
    }
    Optional<Day> day = history.of(symbol).flatMap(bars -> dayOf(bars, date));
    day.ifPresent(found -> days.put(symbol, found));
    return day;
  }

  private Optional<Day> dayOf(SymbolBars bars, LocalDate date) {
    return bars.on(date)
        .flatMap(bar ->
            hours
                .sessionOn(date)
                .map(session ->
                    new Day(bars.symbol(), bar, PricePath.of(seed, bars.symbol(), bar, session))));
  }

  private record Day(String symbol, DailyBar bar, PricePath path) {
    Quote quoteAt(Instant marketTime) {
      return QuoteRule.quote(symbol, path, bar.volume(), marketTime);
    }
  }
}
