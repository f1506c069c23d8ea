package io.breakwater.marketdata.bar;

import java.time.LocalDate;

/**
 * What is known of one series.
 *
 * @param covered the dates from the first through the last that were ever fetched; there may be
 *     holes
 * @param verifiedOn the trading date on which the vendor's history was last seen to agree with ours
 */
public record Coverage(DateRange covered, LocalDate verifiedOn) {}
