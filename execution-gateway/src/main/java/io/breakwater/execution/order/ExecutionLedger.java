package io.breakwater.execution.order;

import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.Execution;
import io.breakwater.execution.broker.ExecutionId;
import io.breakwater.execution.broker.ExecutionReport;
import java.util.List;
import java.util.Set;

/**
 * Where the broker's reports are taken in. Each method is one transaction, idempotent, and holds
 * the order's row, so reports about one order are taken in one after the other. Thread-safe.
 */
public interface ExecutionLedger {

  /** Takes in how an order stands and the fill that came with it, if any. */
  Intake take(ExecutionReport report, EvidenceSource source);

  /** Takes in a fill of an order that is known here by its broker order id. */
  Intake take(Execution execution, EvidenceSource source);

  /** Of these executions those under whose ids no fill is counted, in their order. */
  List<Execution> notCounted(List<Execution> executions);

  /**
   * Takes those fills of an order back that the broker no longer lists, as busted: its message may
   * have been lost. Only what is proved: without them as much is counted as the broker says is
   * filled, and that is its last word, said after each of them was executed.
   *
   * @param listed the executions that it lists: as much in all as it says is filled
   */
  void takeBackUnlisted(BrokerOrder word, Set<ExecutionId> listed, EvidenceSource source);

  /** Whether the order has exits, and the broker has not told yet which orders they are. */
  boolean isMissingExits(Order order);

  /** What was made of a report. */
  sealed interface Intake {

    /** It is about an order of ours, which now stands so. */
    record Taken(Order order, boolean countedAFill) implements Intake {}

    /** It is about no order that we know; kept aside. */
    record Foreign() implements Intake {}
  }
}
