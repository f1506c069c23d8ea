package io.breakwater.execution.risk;

import java.time.Duration;
import java.util.Optional;

/** What was ordered a moment ago. Implemented where orders are kept. */
public interface RecentOrders {

  /**
   * The client order id of another order, not denied, that asks for the same: of the same intent.
   *
   * @param within machine time
   */
  Optional<String> twinOf(ProposedOrder order, Duration within);
}
