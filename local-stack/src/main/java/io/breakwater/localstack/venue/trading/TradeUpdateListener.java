package io.breakwater.localstack.venue.trading;

/**
 * Hears of every trade update, in the order in which they happened. It is called under the engine's
 * lock: it may only hand the update on, never wait.
 */
@FunctionalInterface
public interface TradeUpdateListener {
  void happened(TradeUpdate update);
}
