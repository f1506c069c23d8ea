package io.breakwater.execution.order;

import java.util.List;

/**
 * What somebody wants canceled, written down until the broker has taken the request or the order
 * has ended. Each method is one transaction; all waiting is measured by the database's clock.
 * Thread-safe, and safe with any number of gateways over one database.
 */
public interface CancelRequests {

  /**
   * Records that an order is to be canceled, before anybody asks the broker. The request also goes
   * to what is to stand in the order's place, and an order that is nowhere to be found is not sent
   * again. Nothing is recorded of an order that has ended.
   *
   * @param actor who wants it
   * @return the order as it now stands
   */
  Order record(Order order, String actor);

  /**
   * Up to that many orders of which the broker is to be asked again: it has them, and has not taken
   * the request. Each is due again a little later, at growing intervals of at most 10 s, so that a
   * gateway that dies over one loses nothing, and two that ask at once do no harm.
   */
  List<Order> due(int atMost);

  /**
   * Records that the broker has taken the request. It is done with; how the order ends the broker
   * says later.
   *
   * @return the order as it now stands
   */
  Order taken(OrderId id);
}
