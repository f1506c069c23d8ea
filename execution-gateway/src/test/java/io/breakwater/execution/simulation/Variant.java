package io.breakwater.execution.simulation;

import io.breakwater.execution.broker.Broker;
import io.breakwater.execution.order.CancelRequests;
import io.breakwater.execution.order.ExecutionLedger;
import io.breakwater.execution.order.Judge;
import io.breakwater.execution.order.OrderLedger;
import io.breakwater.execution.order.OrderProgress;
import io.breakwater.execution.order.OrderTable.Folding;
import io.breakwater.execution.order.RecoveryQueue;
import io.breakwater.execution.order.ResendJudge;

/** How the gateways are made; as it stands, as they are. What is broken on purpose overrides. */
interface Variant {
  Variant SOUND = new Variant() {};

  default Folding folding() {
    return OrderProgress::after;
  }

  default Broker broker(Broker real) {
    return real;
  }

  default OrderLedger ledger(OrderLedger real) {
    return real;
  }

  default ExecutionLedger executions(ExecutionLedger real) {
    return real;
  }

  default RecoveryQueue queue(RecoveryQueue real) {
    return real;
  }

  default CancelRequests cancels(CancelRequests real) {
    return real;
  }

  default Judge judge(Judge real) {
    return real;
  }

  /** What may stop a resend, beside what judges a new order. */
  default ResendJudge resendJudge(ResendJudge real, Judge ofNew) {
    return real;
  }

  default boolean recovers() {
    return true;
  }
}
