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
   * again. Nothing is recorded of an order that has ended, and nothing anew while the broker is
   * still to be asked.
   *
   * @param actor who wants it
   * @return the order as it now stands
   */
  Order record(Order order, String actor);

  /**
   * Records the same of many in one go, and waits for nobody: what somebody else is writing to just
   * now, and what another order is to take the place of, is left out, and is to be recorded by
   * itself.
   *
   * @param ids at most 100, as the order path's transactions are short
   * @return the others as they now stand, also those that have ended
   */
  List<Order> recordReady(List<OrderId> ids, String actor);

  /**
   * Up to that many orders of which the broker is to be asked again: it has them, and has not taken
   * the request. Each is due again a little later, at growing intervals of at most 10 s, so that a
   * gateway that dies over one loses nothing, and two that ask at once do no harm.
   */
  List<Order> due(int atMost);

  /** Whether a request went on to what has taken the order's place. */
  boolean isPassedOn(OrderId replaced);

  /**
   * Records that the broker has taken the request. It is done with; how the order ends the broker
   * says later. Where the broker has said something since it was asked, that word stands: it may be
   * that it cannot cancel after all.
   *
   * @param asked the order as it stood when the broker was asked
   * @return the order as it now stands
   */
  Order taken(Order asked);
}
