package io.breakwater.signal.generation;

import io.breakwater.signal.model.StrategyId;
import java.time.LocalDate;
import java.util.List;

/** The signal sets ever generated. Each method is one transaction. Implementations are thread-safe. */
public interface SignalSets {

  void add(SignalSet set);

  /** Returns the newest sets of a strategy for a trading date first; at most {@code limit}. */
  List<SignalSet> newest(StrategyId strategy, LocalDate date, int limit);
}
