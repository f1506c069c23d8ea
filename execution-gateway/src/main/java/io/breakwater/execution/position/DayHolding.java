package io.breakwater.execution.position;

/**
 * A holding, and what it was when the trading date began.
 *
 * @param opening after everything that was booked on earlier trading dates
 */
public record DayHolding(Holding holding, Position opening) {}
