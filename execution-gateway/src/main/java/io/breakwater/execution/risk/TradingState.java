package io.breakwater.execution.risk;

/** How much this gateway may do. Cancels pass in every state. */
public enum TradingState {
  /** Orders are judged by the gates that follow. */
  ACTIVE,
  /** No order leaves. */
  HALTED
}
