package io.breakwater.execution.broker;

/** An order as it is handed to the broker. */
public record OrderInstruction(ClientOrderId clientOrderId, OrderTerms terms) {}
