package io.breakwater.orchestrator.run.web;

import io.breakwater.money.Money;
import io.breakwater.orchestrator.instrument.Symbol;
import io.breakwater.orchestrator.strategy.StrategyName;
import io.breakwater.orchestrator.target.PlanRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;

/**
 * What a run is asked to do.
 *
 * @param symbols the only symbols that are touched
 * @param capital US dollars that the weights are parts of, above 0 and at most a thousand million
 * @param date the trading date that the orders are meant for: only the current one
 * @param topN how many of the best symbols to hold long
 * @param bottomN how many of the worst symbols to hold short
 * @param dryRun answer what would be traded, and trade nothing; false unless given
 * @param force begin a further run for the same strategy and date; false unless given
 */
record RunBody(
    @NotNull @Pattern(regexp = StrategyName.FORM) String strategy,
    @NotNull @Size(min = 1, max = 100) @UniqueElements
        List<@NotNull @Pattern(regexp = Symbol.FORM) String> symbols,
    @NotNull @Pattern(regexp = "[0-9]{1,10}(\\.[0-9]{1,2})?")
        @DecimalMin(value = "0", inclusive = false) @DecimalMax("1000000000") @Schema(example = "100000")
        String capital,
    @NotNull LocalDate date,
    @NotNull @PositiveOrZero Integer topN,
    @NotNull @PositiveOrZero Integer bottomN,
    @Nullable Boolean dryRun,
    @Nullable Boolean force) {

  /** Whether the two numbers select at least one symbol, and no more than there are. */
  boolean selectsSymbols() {
    long selected = (long) topN + bottomN;
    return selected >= 1 && selected <= symbols.size();
  }

  boolean wantsDryRun() {
    return Boolean.TRUE.equals(dryRun);
  }

  boolean wantsForce() {
    return Boolean.TRUE.equals(force);
  }

  PlanRequest toPlanRequest() {
    return new PlanRequest(
        StrategyName.of(strategy),
        symbols.stream().map(Symbol::of).toList(),
        Money.usd(capital),
        date,
        topN,
        bottomN);
  }
}
