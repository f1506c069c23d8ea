package io.breakwater.execution.position;

import io.breakwater.execution.broker.Symbol;
import io.breakwater.money.SignedQuantity;

/**
 * What is held of a symbol and what is on its way there.
 *
 * @param working the signed rest of open orders and of those whose fate is unknown, and what the
 *     broker has filled but we have not counted yet
 */
public record Holding(Symbol symbol, Position position, SignedQuantity working) {}
