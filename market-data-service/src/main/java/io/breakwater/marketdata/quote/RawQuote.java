package io.breakwater.marketdata.quote;

import io.breakwater.marketdata.instrument.Symbol;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A quote as the vendor sent it, not yet judged: prices may be zero, crossed or late.
 *
 * @param bidSize what the vendor calls the size, in its own unit; see {@link Quote}
 * @param quotedAt market time by the vendor's stamp
 */
public record RawQuote(
    Symbol symbol,
    BigDecimal bid,
    BigDecimal ask,
    BigDecimal bidSize,
    BigDecimal askSize,
    Instant quotedAt) {}
