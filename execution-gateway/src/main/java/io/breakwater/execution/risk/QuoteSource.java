package io.breakwater.execution.risk;

import java.util.Map;
import java.util.Set;

/** The last quote per symbol. Ends within a bounded time, whatever is away. Thread-safe. */
public interface QuoteSource {

  /** The quotes there are; a symbol without one is missing from the answer. */
  Map<String, Quote> latest(Set<String> symbols);
}
