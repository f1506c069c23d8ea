package io.breakwater.marketdata.calendar;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Both clocks read once, and what the market's clock means.
 *
 * @param marketTime what the market's clock shows
 * @param machineTime what waiting is measured in
 * @param tradingDate the date in New York; where that is no session, the next session's
 * @param nextOpen the first opening after {@code marketTime}
 * @param nextClose the first close after {@code marketTime}: the running session's, else the next
 *     one's
 */
public record ClockReading(
    Instant marketTime,
    Instant machineTime,
    boolean open,
    LocalDate tradingDate,
    Instant nextOpen,
    Instant nextClose) {}
