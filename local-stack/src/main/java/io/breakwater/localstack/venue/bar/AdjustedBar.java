package io.breakwater.localstack.venue.bar;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A bar as served: prices in dollars, exact where nothing was adjusted, else rounded to {@value
 * AdjustmentFactors#DECIMALS} decimals.
 *
 * @param volume whole shares
 */
public record AdjustedBar(
    LocalDate date,
    BigDecimal open,
    BigDecimal high,
    BigDecimal low,
    BigDecimal close,
    BigDecimal volume) {}
