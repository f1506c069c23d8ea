package io.breakwater.signal;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.calendar.TradingSession;
import io.breakwater.money.Price;
import io.breakwater.signal.marketdata.DailyBar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Bars made up from a seed: prices that wander, over sessions of the real calendar. */
public final class Bars {

  private Bars() {}

  /** One symbol's bars of all sessions of a stretch. */
  public static List<DailyBar> wandering(long seed, LocalDate from, LocalDate through) {
    var random = new SplittableRandom(seed);
    var bars = new ArrayList<DailyBar>();
    double close = random.nextDouble(20, 200);
    for (TradingSession session : TradingCalendar.nyse().sessions(from, through)) {
      double open = close * (1 + random.nextDouble(-0.01, 0.01));
      close = Math.max(1, open * (1 + random.nextDouble(-0.03, 0.03)));
      bars.add(bar(session.date(), open, close, random));
    }
    return bars;
  }

  /** Bars of several symbols, each of a seed of its own. */
  public static Map<String, List<DailyBar>> wandering(
      List<String> symbols, LocalDate from, LocalDate through) {
    var bars = new TreeMap<String, List<DailyBar>>();
    for (String symbol : symbols) {
      bars.put(symbol, wandering(symbol.hashCode(), from, through));
    }
    return bars;
  }

  private static DailyBar bar(LocalDate date, double open, double close, SplittableRandom random) {
    double high = Math.max(open, close) * (1 + random.nextDouble(0.01));
    double low = Math.min(open, close) * (1 - random.nextDouble(0.01));
    return new DailyBar(
        date,
        price(open),
        price(high),
        price(low),
        price(close),
        BigDecimal.valueOf(random.nextLong(100_000, 10_000_000)),
        price((high + low + close) / 3));
  }

  private static Price price(double value) {
    return Price.of(BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_EVEN));
  }
}
