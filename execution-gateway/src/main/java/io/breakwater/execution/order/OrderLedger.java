package io.breakwater.execution.order;

import io.breakwater.execution.broker.SendOutcome;
import java.util.Optional;

/**
 * Where orders are written down before they are sent. Each method is one transaction. Thread-safe.
 */
public interface OrderLedger {

  /** The order under the same client order id, if there is one that was not denied. */
  Optional<Admission.Known> known(NewOrder order);

  /**
   * Transaction T1: holds the gate, locks (account, symbol), has the order judged on facts read
   * under those locks, and writes it down with what was decided.
   *
   * <p>Of a replacement the order that it replaces must work and have no other in its way, which is
   * looked at under the lock of that order's row.
   *
   * <p>What becomes of a commit whose confirmation is lost shows when the caller asks again with
   * the same client order id.
   */
  Admission admit(NewOrder order, Judge judge);

  /**
   * Records what came of a send. Evidence that got there first, from the stream say, is not undone.
   *
   * @return the order as it then stands
   */
  Order record(OrderId id, SendOutcome outcome);

  /** Records that the broker has taken a request to put another order in the place of this one. */
  Order recordReplacing(OrderId replaced);
}
