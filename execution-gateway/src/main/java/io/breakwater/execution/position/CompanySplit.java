package io.breakwater.execution.position;

import io.breakwater.execution.broker.Symbol;
import java.time.LocalDate;

/**
 * A company's split of its shares.
 *
 * @param exDate the first trading date on which the new shares trade
 */
public record CompanySplit(Symbol symbol, SplitRatio ratio, LocalDate exDate) {}
