package io.breakwater.execution.halt;

import io.breakwater.execution.risk.TradingState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the gate stands, and what is still out.
 *
 * @param epoch how often the state has been set
 * @param changedAt machine time
 * @param suspended whether the broker confirmed that it refuses new orders of the account
 * @param open what is still at the broker, or may be
 * @param pending a disengage that waits for its second person; null where none does
 */
public record GateStatus(
    TradingState state,
    long epoch,
    String reason,
    String changedBy,
    Instant changedAt,
    boolean suspended,
    OpenOrders open,
    @Nullable DisengageRequest pending) {

  /**
   * What is not at its end.
   *
   * @param inFlight orders that may be leaving us this moment
   * @param working orders that the broker has
   * @param unknown orders of which nobody knows whether the broker has them, those in flight
   *     included
   */
  public record OpenOrders(int inFlight, int working, int unknown) {}
}
