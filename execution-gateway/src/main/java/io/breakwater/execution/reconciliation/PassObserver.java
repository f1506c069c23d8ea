package io.breakwater.execution.reconciliation;

/** Is told what comparisons came to. Never throws. Thread-safe. */
@FunctionalInterface
public interface PassObserver {
  void ended(Findings findings);
}
