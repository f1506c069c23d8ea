package io.breakwater.execution.order;

import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.Symbol;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds orders for whoever compares them with the broker's. Thread-safe. */
public interface OrderIndex {

  /** The orders under these ids, those that were denied left out: no broker saw them. */
  Map<ClientOrderId, Order> under(Collection<ClientOrderId> ids);

  /**
   * Orders at the broker of which news is overdue, oldest first: asked to be canceled or replaced,
   * or with fills that we have not counted.
   */
  List<Order> inFlight(int atMost);

  /**
   * Orders for these symbols that the broker has, that exits go with and of which it has told of
   * none, newest first.
   */
  List<Order> withoutExits(Set<Symbol> symbols, int atMost);

  /** Orders of which more is filled than was ordered. */
  List<Order> overfilled();

  /**
   * Symbols of which fills may be on their way to us: some order has fills that we have not
   * counted, or nobody knows whether it is at the broker.
   */
  Set<Symbol> symbolsInFlight();
}
