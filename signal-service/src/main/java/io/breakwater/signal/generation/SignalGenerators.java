package io.breakwater.signal.generation;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The generators by what they select, made once each; past the bound the least recently used one is
 * forgotten.
 *
 * <p>Thread-safe.
 */
final class SignalGenerators {
  private final Map<Selection, SignalGenerator> bySelection;

  SignalGenerators(int bound) {
    bySelection =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Selection, SignalGenerator> eldest) {
            return size() > bound;
          }
        };
  }

  synchronized SignalGenerator of(Selection selection) {
    return bySelection.computeIfAbsent(selection, SignalGenerator::new);
  }

  synchronized int size() {
    return bySelection.size();
  }
}
