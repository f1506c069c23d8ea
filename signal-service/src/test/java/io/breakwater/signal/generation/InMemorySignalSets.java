package io.breakwater.signal.generation;

import io.breakwater.signal.model.StrategyId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@link SignalSets} in memory. Thread-safe. */
final class InMemorySignalSets implements SignalSets {
  private final List<StoredSignalSet> stored = new ArrayList<>();

  @Override
  public synchronized StoredSignalSet add(SignalSet set) {
    var added = new StoredSignalSet(new UUID(0, stored.size() + 1L), set);
    stored.add(added);
    return added;
  }

  @Override
  public synchronized List<StoredSignalSet> newest(
      StrategyId strategy, @Nullable LocalDate date, int limit) {
    return stored.reversed().stream()
        .filter(added -> added.set().model().strategy().equals(strategy))
        .filter(added -> date == null || added.set().date().equals(date))
        .limit(limit)
        .toList();
  }

  synchronized int size() {
    return stored.size();
  }
}
