package io.breakwater.orchestrator.signals;

import io.breakwater.orchestrator.instrument.Symbol;
import io.breakwater.orchestrator.strategy.StrategyName;
import java.time.LocalDate;
import java.util.List;

/**
 * Which signals are wanted.
 *
 * @param date the trading date that orders are meant for
 * @param topN how many of the best symbols to hold long
 * @param bottomN how many of the worst symbols to hold short
 */
public record SignalRequest(
    StrategyName strategy, List<Symbol> symbols, LocalDate date, int topN, int bottomN) {

  public SignalRequest {
    symbols = List.copyOf(symbols);
  }
}
