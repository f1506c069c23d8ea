package io.breakwater.signal.generation;

import io.breakwater.signal.model.StrategyId;
import java.time.LocalDate;
import java.util.List;

/**
 * What is to be generated.
 *
 * @param date the session that orders are meant for
 */
public record SignalRequest(
    StrategyId strategy, List<String> symbols, LocalDate date, Selection selection) {

  public SignalRequest {
    symbols = List.copyOf(symbols);
  }
}
