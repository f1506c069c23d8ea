package io.breakwater.execution.simulation;

import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.Execution;
import io.breakwater.execution.broker.ExecutionId;
import io.breakwater.execution.broker.ExecutionReport;

/** What the broker says; in few words. */
record Said(ExecutionReport report) {

  @Override
  public String toString() {
    Execution execution = report.execution();
    String order = inFewWords(report.order());
    return execution == null
        ? order
        : "%s, by %s %s".formatted(order, execution.id(), execution.quantity());
  }

  private static String inFewWords(BrokerOrder order) {
    return "%s (%s) %s, filled %s"
        .formatted(order.clientOrderId(), order.id(), order.statusText(), order.filledQuantity());
  }

  /** The same message without an execution id, which the reader then derives from the rest. */
  static ExecutionReport withoutExecutionId(ExecutionReport report) {
    Execution execution = report.execution();
    if (execution == null) {
      return report;
    }
    var id = new ExecutionId("derived-" + execution.brokerOrderId() + "-" + execution.cumulative());
    return new ExecutionReport(
        report.order(),
        new Execution(
            id,
            true,
            execution.brokerOrderId(),
            execution.symbol(),
            execution.side(),
            execution.quantity(),
            execution.price(),
            execution.cumulative(),
            execution.at()));
  }
}
