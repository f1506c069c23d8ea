package io.breakwater.execution.broker;

/** The broker's answer to the question whether it knows an order. */
public sealed interface OrderLookup {

  /** It has the order; this is how it stands. */
  record Found(BrokerOrder order) implements OrderLookup {}

  /** It has none under that id, now: a copy still on its way may yet arrive. */
  record Absent() implements OrderLookup {}

  /** It could not be asked, or its answer said nothing. */
  record Unreadable(String reason) implements OrderLookup {}
}
