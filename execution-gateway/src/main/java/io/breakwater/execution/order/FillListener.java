package io.breakwater.execution.order;

/**
 * Is told of each fill in the transaction that counts it, and only if that counted it: what the
 * listener writes is true exactly when the fill is. Implemented where fills are summed.
 */
public interface FillListener {
  void fillCounted(Fill fill);

  /** A fill that was counted no longer stands; a correction's own fill comes with it. */
  void fillReversed(FillReversal reversal);
}
