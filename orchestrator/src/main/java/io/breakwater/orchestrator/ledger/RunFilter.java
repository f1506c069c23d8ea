package io.breakwater.orchestrator.ledger;

import io.breakwater.orchestrator.strategy.StrategyName;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which runs are wanted, newest first.
 *
 * @param strategy null for all
 * @param date null for all
 * @param before only runs older than the one with that number; null for the newest
 * @param limit how many at most
 */
public record RunFilter(
    @Nullable StrategyName strategy, @Nullable LocalDate date, @Nullable Long before, int limit) {}
