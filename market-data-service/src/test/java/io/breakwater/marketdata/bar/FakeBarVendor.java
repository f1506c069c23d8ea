package io.breakwater.marketdata.bar;

import io.breakwater.marketdata.instrument.VendorUnavailableException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A vendor of bars, two to a page, that can be away or break off, and remembers what it was asked.
 */
final class FakeBarVendor implements BarVendor {

  final Map<Series, NavigableMap<LocalDate, Bar>> history = new HashMap<>();
  final List<DateRange> asked = new CopyOnWriteArrayList<>();
  boolean away;
  boolean refuses;
  int pagesUntilBreak = Integer.MAX_VALUE;

  void has(Series series, Bar... bars) {
    for (Bar bar : bars) {
      history.computeIfAbsent(series, key -> new TreeMap<>()).put(bar.date(), bar);
    }
  }

  @Override
  public void daily(Series series, DateRange range, Consumer<List<Bar>> page) {
    asked.add(range);
    if (away) {
      throw new VendorUnavailableException("told to be away");
    }
    if (refuses) {
      throw VendorUnavailableException.refused("told to refuse");
    }
    List<Bar> all =
        new ArrayList<>(
            history
                .getOrDefault(series, new TreeMap<>())
                .subMap(range.from(), true, range.through(), true)
                .values());
    for (int from = 0; from < all.size(); from += 2) {
      if (pagesUntilBreak-- <= 0) {
        throw new VendorUnavailableException("told to break off");
      }
      page.accept(all.subList(from, Math.min(all.size(), from + 2)));
    }
  }
}
