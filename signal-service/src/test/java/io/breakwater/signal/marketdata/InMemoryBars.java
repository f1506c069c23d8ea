package io.breakwater.signal.marketdata;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A {@link BarSource} that has its bars in memory, and can be told to be away. */
public final class InMemoryBars implements BarSource {
  private final Map<String, List<DailyBar>> bars;
  private boolean away;

  public InMemoryBars(Map<String, List<DailyBar>> bars) {
    this.bars = new TreeMap<>(bars);
  }

  public void goAway() {
    away = true;
  }

  @Override
  public DailyBars dailyBars(List<String> symbols, LocalDate start, LocalDate end) {
    if (away) {
      throw new MarketDataUnavailableException("market-data-service is away");
    }
    var found = new HashMap<String, List<DailyBar>>();
    var missing = new HashMap<String, String>();
    for (String symbol : symbols) {
      List<DailyBar> asked =
          bars.getOrDefault(symbol, List.of()).stream()
              .filter(bar -> !bar.date().isBefore(start) && !bar.date().isAfter(end))
              .toList();
      if (asked.isEmpty()) {
        missing.put(symbol, "unknown_symbol");
      } else {
        found.put(symbol, asked);
      }
    }
    return new DailyBars(found, missing);
  }
}
