package io.breakwater.execution.broker;

import org.jspecify.annotations.Nullable;

/**
 * Any message of the broker about one order (FIX 35=8).
 *
 * @param order how the order stands after it
 * @param execution the fill that it tells of; null where it tells of none
 */
public record ExecutionReport(BrokerOrder order, @Nullable Execution execution) {

  public static ExecutionReport of(BrokerOrder order) {
    return new ExecutionReport(order, null);
  }
}
