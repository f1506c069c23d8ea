package io.breakwater.execution.broker;

import org.jspecify.annotations.Nullable;

/**
 * Any message of the broker about one order (FIX 35=8).
 *
 * @param order how the order stands after it
 * @param execution the fill that it tells of; null where it tells of none
 * @param reversal the fill that it takes back; null where it takes none back
 */
public record ExecutionReport(
    BrokerOrder order, @Nullable Execution execution, @Nullable Reversal reversal) {

  public ExecutionReport(BrokerOrder order, @Nullable Execution execution) {
    this(order, execution, null);
  }

  public static ExecutionReport of(BrokerOrder order) {
    return new ExecutionReport(order, null);
  }

  public static ExecutionReport of(BrokerOrder order, Reversal reversal) {
    return new ExecutionReport(order, null, reversal);
  }
}
