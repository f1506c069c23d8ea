package io.breakwater.execution.order;

import io.breakwater.execution.risk.Decision;
import io.breakwater.execution.risk.GateReading;
import io.breakwater.execution.risk.ProposedOrder;

/** What may keep an order back that was let through once, as a function of what the gate says. */
@FunctionalInterface
public interface ResendJudge {

  /**
   * Judges an order that would be sent again.
   *
   * @param epoch of the gate in which it was let through
   */
  Decision judge(ProposedOrder order, long epoch, GateReading gate);
}
