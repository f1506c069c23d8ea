package io.breakwater.signal.feature;

import io.breakwater.signal.feature.Exclusion.Reason;
import io.breakwater.signal.marketdata.BarCalendar;
import io.breakwater.signal.marketdata.BarSource;
import io.breakwater.signal.marketdata.DailyBar;
import io.breakwater.signal.marketdata.DailyBars;
import io.breakwater.signal.marketdata.MarketDataUnavailableException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The use case "compute the features of these symbols".
 *
 * <p>Thread-safe.
 */
public final class BuildFeatures {
  private final BarSource bars;
  private final BarCalendar calendar;

  public BuildFeatures(BarSource bars, BarCalendar calendar) {
    this.bars = bars;
    this.calendar = calendar;
  }

  /**
   * Fetches the bars from the first session on or after {@code from} to the last on or before
   * {@code through}, and computes all features of all rows.
   *
   * @throws IllegalArgumentException if there is no session in between
   * @throws MarketDataUnavailableException if the bars could not be had, or are not bars of
   *     sessions
   */
  public FeaturePanel build(List<String> symbols, LocalDate from, LocalDate through) {
    List<LocalDate> sessions = calendar.sessions(from, through);
    if (sessions.isEmpty()) {
      throw new IllegalArgumentException("no session from " + from + " through " + through);
    }
    DailyBars answer = bars.dailyBars(symbols, sessions.getFirst(), sessions.getLast());
    var found = new ArrayList<SymbolFeatures>();
    var excluded = new ArrayList<Exclusion>();
    for (String symbol : symbols) {
      List<DailyBar> history = answer.bySymbol().get(symbol);
      if (history == null) {
        excluded.add(
            new Exclusion(
                symbol, Reason.NO_BARS, answer.missing().getOrDefault(symbol, "no bars")));
      } else {
        found.add(SymbolFeatures.of(symbol, layOut(symbol, history, sessions)));
      }
    }
    return new FeaturePanel(sessions.getLast(), found, excluded);
  }

  private static BarHistory layOut(String symbol, List<DailyBar> bars, List<LocalDate> sessions) {
    try {
      return BarHistory.of(bars, sessions);
    } catch (IllegalArgumentException e) {
      throw new MarketDataUnavailableException(
          "bars of " + symbol + " cannot be used: " + e.getMessage(), e);
    }
  }
}
