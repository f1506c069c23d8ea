package io.breakwater.execution.order;

import io.breakwater.execution.broker.BrokerOrder;

/**
 * Is told, in the running transaction, what of the broker's word cannot be squared with an order of
 * ours. Implemented where symbols are quarantined.
 */
public interface ContradictionListener {

  /** More of the order is filled than was ordered. */
  void overfilled(Order order);

  /** The broker has another order under the client order id of ours. */
  void idTaken(Order order, BrokerOrder theirs);
}
