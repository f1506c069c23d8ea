package io.breakwater.marketdata.bar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Bars in memory, with coverage day by day. */
public final class InMemoryBarStore implements BarStore {

  private final Map<Series, NavigableMap<LocalDate, Bar>> bars = new HashMap<>();
  private final Map<Series, NavigableSet<LocalDate>> covered = new HashMap<>();
  private final Map<Series, LocalDate> verified = new HashMap<>();

  @Override
  public synchronized List<DateRange> missing(Series series, DateRange wanted) {
    NavigableSet<LocalDate> known = covered.getOrDefault(series, new TreeSet<>());
    List<DateRange> missing = new ArrayList<>();
    LocalDate from = null;
    for (LocalDate date = wanted.from(); !date.isAfter(wanted.through()); date = date.plusDays(1)) {
      if (known.contains(date) && from != null) {
        missing.add(new DateRange(from, date.minusDays(1)));
        from = null;
      } else if (!known.contains(date) && from == null) {
        from = date;
      }
    }
    if (from != null) {
      missing.add(new DateRange(from, wanted.through()));
    }
    return missing;
  }

  @Override
  public synchronized void put(Series series, List<Bar> added) {
    added.forEach(bar -> bars.computeIfAbsent(series, key -> new TreeMap<>()).put(bar.date(), bar));
  }

  @Override
  public synchronized void cover(Series series, DateRange range, LocalDate verifiedOn) {
    range
        .from()
        .datesUntil(range.through().plusDays(1))
        .forEach(covered.computeIfAbsent(series, key -> new TreeSet<>())::add);
    verified.putIfAbsent(series, verifiedOn);
  }

  @Override
  public synchronized void verified(Series series, LocalDate on) {
    verified.computeIfPresent(series, (key, before) -> on);
  }

  @Override
  public synchronized void uncover(Series series) {
    covered.remove(series);
    verified.remove(series);
  }

  @Override
  public synchronized Optional<Coverage> coverage(Series series) {
    return Optional.ofNullable(covered.get(series))
        .map(days -> new Coverage(new DateRange(days.first(), days.last()), verified.get(series)));
  }

  @Override
  public synchronized List<Series> series() {
    return covered.keySet().stream()
        .sorted(
            Comparator.comparing((Series s) -> s.symbol())
                .thenComparing(s -> s.adjustment().wireName()))
        .toList();
  }

  @Override
  public synchronized List<Bar> bars(Series series, DateRange range) {
    return List.copyOf(
        bars.getOrDefault(series, new TreeMap<>())
            .subMap(range.from(), true, range.through(), true)
            .values());
  }

  @Override
  public synchronized Optional<Bar> newest(Series series, DateRange range) {
    List<Bar> found = bars(series, range);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast());
  }
}
