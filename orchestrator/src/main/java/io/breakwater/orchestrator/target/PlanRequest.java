package io.breakwater.orchestrator.target;

import io.breakwater.money.Money;
import io.breakwater.orchestrator.instrument.Symbol;
import io.breakwater.orchestrator.strategy.StrategyName;
import java.time.LocalDate;
import java.util.List;

/**
 * What a plan is wanted for.
 *
 * @param symbols the only symbols that are touched
 * @param capital what the weights are parts of, above zero
 * @param date the trading date that the orders are meant for
 * @param topN how many symbols to hold long
 * @param bottomN how many symbols to hold short
 */
public record PlanRequest(
    StrategyName strategy,
    List<Symbol> symbols,
    Money capital,
    LocalDate date,
    int topN,
    int bottomN) {

  public PlanRequest {
    symbols = List.copyOf(symbols);
  }
}
