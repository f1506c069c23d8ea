package io.breakwater.execution.halt;

import io.breakwater.execution.halt.GateStatus.OpenOrders;
import java.util.Optional;
import java.util.UUID;

/** The gate's row and what belongs to it. Each method is one transaction. Thread-safe. */
public interface HaltLedger {

  /**
   * Closes the gate: once this returns, no order enters SENDING on any gateway.
   *
   * @return the new epoch
   */
  long engage(String reason, String actor);

  /** Notes what the broker confirmed. */
  void recordSuspended(boolean suspended);

  OpenOrders openOrders();

  /** How the gate stands; HALTED where there is no row. */
  GateStatus status();

  DisengageRequest request(String reason, String actor);

  /** The request, if it is for the present epoch and has not expired. */
  Optional<DisengageRequest> pending(UUID requestId);

  /**
   * Opens the gate, if nobody has set it since the request.
   *
   * @return whether it is open now
   */
  boolean disengage(DisengageRequest request, String approver);
}
