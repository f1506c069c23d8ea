package io.breakwater.signal.generation.web;

import io.breakwater.signal.generation.Selection;
import io.breakwater.signal.generation.SignalRequest;
import io.breakwater.signal.marketdata.Symbols;
import io.breakwater.signal.model.StrategyId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;

/** A request for signals. */
record GenerateBody(
    @NotNull @Pattern(regexp = StrategyId.PATTERN) String strategy,
    @NotNull @Size(min = 1, max = Symbols.MAXIMUM) List<@NotNull @Pattern(regexp = Symbols.PATTERN) String> symbols,
    @NotNull LocalDate date,
    @NotNull @Min(0) @Max(Symbols.MAXIMUM) Integer topN,
    @NotNull @Min(0) @Max(Symbols.MAXIMUM) Integer bottomN) {

  boolean selectsNothing() {
    return topN == 0 && bottomN == 0;
  }

  SignalRequest toRequest() {
    return new SignalRequest(new StrategyId(strategy), symbols, date, new Selection(topN, bottomN));
  }
}
