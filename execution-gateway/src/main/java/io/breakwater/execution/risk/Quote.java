package io.breakwater.execution.risk;

import io.breakwater.money.Price;
import java.time.Instant;

/**
 * A price to value a position at.
 *
 * @param mid between best bid and best ask
 * @param receivedAt machine time at which it reached us: its age is counted from here
 */
public record Quote(String symbol, Price mid, Instant receivedAt) {}
