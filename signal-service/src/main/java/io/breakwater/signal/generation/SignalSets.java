package io.breakwater.signal.generation;

import io.breakwater.signal.model.StrategyId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The signal sets ever generated. Each method is one transaction. Implementations are thread-safe.
 */
public interface SignalSets {

  StoredSignalSet add(SignalSet set);

  /**
   * Returns the newest sets of a strategy first; at most {@code limit}.
   *
   * @param date the trading date they must be for; null for any
   */
  List<StoredSignalSet> newest(StrategyId strategy, @Nullable LocalDate date, int limit);
}
