package io.breakwater.localstack.venue.bar;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** All bars of one symbol, and how to adjust them. Immutable, thread-safe. */
public final class SymbolBars {
  private final String symbol;
  private final NavigableMap<LocalDate, DailyBar> byDate;
  private final AdjustmentFactors factors;

  /**
   * @param bars at least one, in order of date
   */
  public SymbolBars(String symbol, List<DailyBar> bars) {
    this.symbol = symbol;
    this.byDate = new TreeMap<>();
    bars.forEach(bar -> byDate.put(bar.date(), bar));
    this.factors = AdjustmentFactors.of(bars);
  }

  public String symbol() {
    return symbol;
  }

  public LocalDate firstDate() {
    return byDate.firstKey();
  }

  public LocalDate lastDate() {
    return byDate.lastKey();
  }

  public Optional<DailyBar> on(LocalDate date) {
    return Optional.ofNullable(byDate.get(date));
  }

  public Optional<DailyBar> lastThrough(LocalDate date) {
    return Optional.ofNullable(byDate.floorEntry(date)).map(Map.Entry::getValue);
  }

  /**
   * Returns the bars of a span of dates, adjusted as the bars up to {@code reached} would have been
   * on that day: what happened later is not known yet.
   *
   * @param reached no bar after it is returned
   */
  public List<AdjustedBar> between(
      LocalDate from, LocalDate through, LocalDate reached, Adjustment adjustment) {
    LocalDate last = through.isBefore(reached) ? through : reached;
    var asOf = byDate.floorKey(reached);
    if (asOf == null || last.isBefore(from)) {
      return List.of();
    }
    return byDate.subMap(from, true, last, true).values().stream()
        .map(bar -> factors.adjust(bar, asOf, adjustment))
        .toList();
  }
}
