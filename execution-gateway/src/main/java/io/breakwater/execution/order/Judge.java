package io.breakwater.execution.order;

import io.breakwater.execution.risk.Decision;
import io.breakwater.execution.risk.GateReading;
import io.breakwater.execution.risk.ProposedOrder;

/** The gates, as a function handed into the transaction that holds the locks they judge under. */
@FunctionalInterface
public interface Judge {
  Decision judge(ProposedOrder order, GateReading gate);
}
