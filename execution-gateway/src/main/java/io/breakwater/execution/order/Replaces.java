package io.breakwater.execution.order;

import io.breakwater.execution.broker.BrokerOrderId;

/** The order in whose place another is to stand. */
public record Replaces(OrderId order, BrokerOrderId brokerOrderId) {}
