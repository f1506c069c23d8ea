package io.breakwater.signal.marketdata;

import io.breakwater.money.Price;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one symbol traded at during one session, adjusted for splits and dividends.
 *
 * @param date the session's date in New York
 * @param volume shares, zero or more; adjusted as well, hence possibly with a long fraction, and no
 *     quantity that could be traded
 * @param vwap volume-weighted average price; null where the vendor has none
 */
public record DailyBar(
    LocalDate date,
    Price open,
    Price high,
    Price low,
    Price close,
    BigDecimal volume,
    @Nullable Price vwap) {}
