package io.breakwater.execution.order;

import io.breakwater.execution.broker.Execution;
import io.breakwater.execution.broker.ExecutionReport;

/**
 * Where the broker's reports are taken in. Each method is one transaction, idempotent, and holds
 * the order's row, so reports about one order are taken in one after the other. Thread-safe.
 */
public interface ExecutionLedger {

  /** Takes in how an order stands and the fill that came with it, if any. */
  Intake take(ExecutionReport report, EvidenceSource source);

  /** Takes in a fill of an order that is known here by its broker order id. */
  Intake take(Execution execution, EvidenceSource source);

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
