package io.breakwater.orchestrator.orders;

import io.breakwater.money.Quantity;
import io.breakwater.orchestrator.instrument.Symbol;
import io.breakwater.orchestrator.strategy.StrategyName;

/** A market order for the running session (time in force DAY). */
public record NewOrder(
    ClientOrderId clientOrderId,
    StrategyName strategy,
    Symbol symbol,
    Side side,
    Quantity quantity) {

  /**
   * @throws IllegalArgumentException if there is nothing to trade
   */
  public NewOrder {
    if (quantity.isZero()) {
      throw new IllegalArgumentException("quantity must be above 0 in order " + clientOrderId);
    }
  }
}
