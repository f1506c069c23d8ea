package io.breakwater.signal.marketdata;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An answer of the {@link BarSource}.
 *
 * @param bySymbol bars in ascending order of date, each date once; no empty list
 * @param missing why a symbol that was asked for has no bars
 */
public record DailyBars(Map<String, List<DailyBar>> bySymbol, Map<String, String> missing) {

  public DailyBars {
    bySymbol = Map.copyOf(bySymbol);
    missing = Map.copyOf(missing);
    bySymbol.forEach(DailyBars::requireAscending);
  }

  /** Returns this answer and another one, about other symbols, as one. */
  public DailyBars and(DailyBars other) {
    var bars = new LinkedHashMap<>(bySymbol);
    bars.putAll(other.bySymbol);
    var reasons = new LinkedHashMap<>(missing);
    reasons.putAll(other.missing);
    return new DailyBars(bars, reasons);
  }

  private static void requireAscending(String symbol, List<DailyBar> bars) {
    if (bars.isEmpty()) {
      throw new IllegalArgumentException("bars of " + symbol + " must not be empty");
    }
    for (int i = 1; i < bars.size(); i++) {
      if (!bars.get(i).date().isAfter(bars.get(i - 1).date())) {
        throw new IllegalArgumentException(
            "bars of "
                + symbol
                + " must ascend, was "
                + bars.get(i - 1).date()
                + " before "
                + bars.get(i).date());
      }
    }
  }
}
