package io.breakwater.signal.training;

import io.breakwater.signal.model.StrategyId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to train on.
 *
 * @param start first session whose features are used; null for as far back as this service looks
 * @param end last day whose prices may be used, also by labels
 */
public record TrainingRequest(
    StrategyId strategy, List<String> symbols, @Nullable LocalDate start, LocalDate end) {

  public TrainingRequest {
    symbols = List.copyOf(symbols);
  }
}
