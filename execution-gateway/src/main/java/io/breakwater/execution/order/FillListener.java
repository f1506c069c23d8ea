package io.breakwater.execution.order;

/**
 * Is told of each fill in the transaction that counts it, and only if that counted it: what the
 * listener writes is true exactly when the fill is. Implemented where fills are summed.
 */
@FunctionalInterface
public interface FillListener {
  void fillCounted(Fill fill);
}
