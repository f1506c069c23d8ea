package io.breakwater.execution.position;

import io.breakwater.execution.broker.Symbol;
import io.breakwater.money.Price;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/**
 * At what price each symbol closed in a session that is over, as it was quoted then: no later split
 * has been worked in. Ends within a bounded time, whatever is away. Thread-safe.
 */
public interface ClosingPrices {

  /** The prices that are to be had; a symbol without one is missing from the answer. */
  Map<Symbol, Price> of(LocalDate session, Set<Symbol> symbols);
}
