package io.breakwater.execution.position.jdbc;

import io.breakwater.execution.broker.Symbol;

/**
 * One position.
 *
 * @param book a strategy, or {@link PositionRows.WHOLE_ACCOUNT}
 */
record BookKey(String account, String book, Symbol symbol) {}
