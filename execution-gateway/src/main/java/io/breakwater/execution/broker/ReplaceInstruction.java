package io.breakwater.execution.broker;

/**
 * An order that is to stand in the place of another, as it is handed to the broker.
 *
 * @param replaced the one that works now
 * @param replacement what is to work instead: all of its terms, changed or not
 */
public record ReplaceInstruction(BrokerOrderId replaced, OrderInstruction replacement) {}
