package io.breakwater.execution.position;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads positions. Thread-safe. */
public interface Holdings {

  /**
   * Every symbol that is held, was held, or has an order working, from one snapshot, by symbol.
   *
   * @param strategy only what its own orders have filled and have working; null for the whole
   *     account
   */
  List<Holding> all(@Nullable String strategy);

  /**
   * The same, each with what was held before anything was booked on that trading date.
   *
   * @param tradingDate no later than the one it is
   */
  List<DayHolding> since(LocalDate tradingDate, @Nullable String strategy);
}
