package io.breakwater.signal.training.web;

import io.breakwater.signal.marketdata.Symbols;
import io.breakwater.signal.model.StrategyId;
import io.breakwater.signal.training.TrainingRequest;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request to train. */
record TrainBody(
    @NotNull @Pattern(regexp = StrategyId.PATTERN) String strategy,
    @NotNull @Size(min = 2, max = Symbols.MAXIMUM) List<@NotNull @Pattern(regexp = Symbols.PATTERN) String> symbols,
    @Nullable LocalDate trainStart,
    @NotNull LocalDate trainEnd) {

  TrainingRequest toRequest() {
    return new TrainingRequest(new StrategyId(strategy), symbols, trainStart, trainEnd);
  }
}
