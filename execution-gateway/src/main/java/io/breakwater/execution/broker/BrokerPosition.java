package io.breakwater.execution.broker;

import io.breakwater.money.SignedQuantity;

/** What the broker says is held of a symbol: long above zero, short below. */
public record BrokerPosition(Symbol symbol, SignedQuantity quantity) {}
